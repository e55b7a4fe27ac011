import { defineRows } from './rows.ts';

defineRows({
  leaving: 25,
  control: 6,
  killing: 50,
  tabs: 200,
  full: 6,
  old: 5,
  cleared: 10,
  damaged: 12,
  without: 3,
});
