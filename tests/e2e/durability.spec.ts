import { test } from '@playwright/test';
import { defineRows } from '../durability/rows.ts';

// Each trial opens pages or starts browsers, on machines of any speed.
test.describe.configure({ timeout: 300_000 });

// A few of each; `npm run test:durability` tries many.
defineRows({ leaving: 2, control: 1, killing: 2, tabs: 4, full: 1, old: 1, cleared: 2, damaged: 2, without: 1 });
