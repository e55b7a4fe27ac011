/**
 * Which words come up and which go out of use, as a first look at words over time. Papers are counted, not words, since a
 * paper that says `debate` twenty times is one paper about debates.
 */
import { stemOf } from './stem.ts';

/** A paper's day (`YYYY-MM-DD`), the words of its title, and those of title and abstract together, each of them once. */
export type PaperWords = { date: string; title: readonly string[]; words: readonly string[] };

/** Words of either kind, those first that changed most surely. */
export type Trends = { rising: string[]; falling: string[] };

/** Of each kind so many. */
const MOST = 3;
/** A word has so many letters in the form that most papers use. */
const SHORTEST = 4;
/** A word counts that stands in so many papers, and in such a share of long lists, but not in most papers. */
const FEWEST_PAPERS = 5;
const LEAST_SHARE = 0.01;
const MOST_SHARE = 0.5;
/** What papers are about stands in some of their titles: in so many, and so often where it stands at all. */
const FEWEST_TITLES = 2;
const LEAST_IN_TITLES = 0.1;
/** How many papers the prior is worth: each half is taken to have so many more, which hold the word as often as all do. */
const PRIOR = 2;
/** A change that is smaller than its standard error is none. */
const LEAST_Z = 1;

/** What is said in abstracts of any field, by form; function words of fewer letters than count are not listed. */
const TELLS_NOTHING = new Set(
  `about above across after again against almost along already also although always among another around back because
  been before being below best better between beyond both came cannot come could does doing done down during each either
  else enough especially even ever every everything fewer first from further gave getting give given goes going gone good
  hardly have having hence here herself himself however indeed instead into itself just keep kept last later latter least
  less like likely little look made mainly make many merely might more moreover most mostly much must near nearly neither
  never nevertheless next nonetheless none nothing often once only onto other otherwise ours over overall own perhaps
  possible potential quite rather really same second seem several shall should show since some someone something sometimes
  somewhat soon still such sure take taken than that their theirs them themselves then there thereby therefore these they
  thing third this those though three through throughout thus together toward towards under unless unlike until upon used
  useful using usually various very want well were what whatever when where whereas wherein whether which while whole whom
  whose will with within without would your yours
  able account achieve additional additionally address advance aim allow analyse analysis analyze apply approach argue
  article aspect assess available base benefit broad case challenge claim clear common compare complex conclude conduct
  consider consist contain contrast contribute contribution create current currently deal demonstrate depend describe
  design despite detail determine develop development different difficult directly discover discuss diverse effect
  effective effectively efficient enable establish evidence examine example exist existing expect experiment experimental
  explain explore extend extensive fact fail field find finding focus follow form found framework full fully fundamental
  future gain general generally goal great help high highlight hold hope idea identify illustrate impact important improve
  improved include increase increasingly individual initial insight introduce introduction investigate involve issue
  kind know known lack large larger largest lead level limit limitation long main major matter mean measure method
  multiple need novel number observe obtain offer open order outperform paper part particular particularly people perform
  performance point popular practical practice present prevent previous previously prior problem procedure process produce
  progress promising propose prove provide purpose question range rate recent recently reduce related relative relatively
  rely remain report require research researcher result reveal review rise role sample scientific section seek series set
  share significant significantly similar simple simply single situation small smaller solution solve specific
  specifically standard state step strong study substantial successful successfully suggest support survey system task
  technique tend term test time tool toolkit topic total true turn type typical typically understand understanding unique
  variety version view wide widely word work write written year yield`
    .split(/\s+/)
    // The stem of `proposed` is `propos`: no step of the stemmer takes the e off `propose`.
    .flatMap((word) => [stemOf(word), stemOf(word).replace(/e$/, '')]),
);

type Counts = { early: number; late: number; titles: number; forms: Map<string, number> };

/**
 * The words whose share of the papers rose or fell most between the first and the second half of the papers, by date;
 * papers of one day are in one half. Forms of a word (`stemOf`) count together and are shown in the form that most papers
 * use. Words are ranked by the log-odds ratio over its standard error, both under a prior of what all papers say, which
 * keeps words of few papers from winning by chance (Monroe, Colaresi & Quinn, "Fightin' Words", Political Analysis 16,
 * 2008), here with the odds of a paper's holding the word. The same papers in any order give the same words.
 */
export function trends(papers: readonly PaperWords[]): Trends {
  const { from, early } = halves(papers);
  const late = papers.length - early;
  const fewest = Math.max(FEWEST_PAPERS, LEAST_SHARE * papers.length);
  const changes = [...countsByStem(papers, from)].flatMap(([stem, counts]) => {
    const held = counts.early + counts.late;
    const isTelling =
      held >= fewest &&
      held <= MOST_SHARE * papers.length &&
      counts.titles >= Math.max(FEWEST_TITLES, LEAST_IN_TITLES * held) &&
      !TELLS_NOTHING.has(stem);
    if (!isTelling) return [];
    const word = usualForm(counts);
    if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) return [];
    const z = changeOf(counts, { early, late });
    return Math.abs(z) < LEAST_Z ? [] : { word, z };
  });
  const surest = changes.sort((a, b) => Math.abs(b.z) - Math.abs(a.z) || (a.word < b.word ? -1 : 1));
  const words = (sign: number) => surest.flatMap(({ word, z }) => (Math.sign(z) === sign ? word : [])).slice(0, MOST);
  return { rising: words(1), falling: words(-1) };
}

/** The first day of the second half, and how many papers are before it: of all days the one that halves best. */
function halves(papers: readonly PaperWords[]): { from: string; early: number } {
  const dates = papers.map(({ date }) => date).sort();
  let best = 0;
  dates.forEach((date, at) => {
    const isNearer = Math.abs(2 * at - dates.length) < Math.abs(2 * best - dates.length);
    if (date !== dates[at - 1] && isNearer) best = at;
  });
  return { from: dates[best] ?? '', early: best };
}

function countsByStem(papers: readonly PaperWords[], from: string): Map<string, Counts> {
  const all = new Map<string, Counts>();
  // Stems are taken once a form, not once a paper.
  const byForm = new Map<string, Counts>();
  const countsOf = (form: string): Counts => {
    const known = byForm.get(form);
    if (known !== undefined) return known;
    const stem = stemOf(form);
    const counts = all.get(stem) ?? { early: 0, late: 0, titles: 0, forms: new Map<string, number>() };
    all.set(stem, counts);
    byForm.set(form, counts);
    return counts;
  };
  for (const { date, title, words } of papers) {
    const held = new Set<Counts>();
    for (const form of words) {
      const counts = countsOf(form);
      counts.forms.set(form, (counts.forms.get(form) ?? 0) + 1);
      held.add(counts);
    }
    for (const counts of held) counts[date < from ? 'early' : 'late'] += 1;
    for (const counts of new Set(title.map(countsOf))) counts.titles += 1;
  }
  return all;
}

/** How much more usual a word is in the later papers, in standard errors: above 0 where it rose. */
function changeOf(held: { early: number; late: number }, of: { early: number; late: number }): number {
  const share = (held.early + held.late) / (of.early + of.late);
  const half = (papers: number, all: number) => {
    const [holding, others] = [papers + PRIOR * share, all - papers + PRIOR * (1 - share)];
    return { logOdds: Math.log(holding / others), variance: 1 / holding + 1 / others };
  };
  const [early, late] = [half(held.early, of.early), half(held.late, of.late)];
  return (late.logOdds - early.logOdds) / Math.sqrt(early.variance + late.variance);
}

function usualForm({ forms }: Counts): string {
  const [first] = [...forms].sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1));
  return first?.[0] ?? '';
}
