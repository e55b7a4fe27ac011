/** Finds marks of LaTeX that can be said in plain text. */
import type { Edit } from './mend-text.ts';

export const UNTEXED = 'A mark of LaTeX becomes plain text.';

/** Commands that only say how their argument looks. */
const STYLES =
  /^\\(?:emph|text(?:it|bf|tt|sc|sf|sl|rm|md|up|normal)?|underline|url|mbox|mathrm|mathbf|mathit|mathsf|mathtt)\{/;
const OLD_STYLES = /^\{\\(?:em|it|bf|tt|sc|sl|rm|sf)\s+/;

/** The longest formula that is looked for: dollars further apart are more likely sums of money. */
const LONGEST_FORMULA = 60;

const SIGNS: ReadonlyMap<string, string> = new Map(
  (
    'alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν ' +
    'xi ξ omicron ο pi π rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω ' +
    'Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω ' +
    'times × cdot · pm ± leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ~ infty ∞ to → rightarrow → leftarrow ← ' +
    'in ∈ cup ∪ cap ∩ subset ⊂ subseteq ⊆ forall ∀ exists ∃ partial ∂ nabla ∇ ell ℓ ldots … dots … cdots ⋯'
  )
    .match(/\S+ \S+/g)
    ?.map((pair) => [pair.replace(/ .*/, ''), pair.replace(/.* /, '')]),
);

const FUNCTIONS = /(?<=([\p{L}\p{N})])?)\\(log|ln|exp|max|min|sup|inf|sin|cos|tanh|Pr)(?![A-Za-z])/gu;

const RAISED = pairs('0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻTᵀ');
const LOWERED = pairs('0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ');

/** A mark at the start of a text: its length, and what it says in plain text. */
type Mark = { length: number; to: string };

/**
 * The edits that turn LaTeX into text: commands of style (`\emph{x}`, nested too) give their argument, formulas their
 * signs (`$O(1)$`, `$\alpha$`, `$10^{-5}$`), escaped signs the sign (`\%`), pairs of double ticks “quotation marks”.
 *
 * Dollars hold a formula only where no space stands at their inner side, no digit follows, what they hold is short and
 * has no words of prose: `$5 and $6` is money. A tilde is a space only in a formula or next to a command. What cannot be
 * said in plain text stays as printed.
 */
export function findLatex(text: string): Edit[] {
  const edits: Edit[] = [];
  for (let at = 0; at < text.length;) {
    const mark = markAt(text, at);
    if (mark !== null) edits.push({ at, ...mark, why: UNTEXED });
    // What cannot be read is passed over as a whole, so that its second dollar opens no formula.
    at += mark?.length ?? formulaAt(text, at)?.length ?? (text.startsWith('\\\\', at) ? 2 : 1);
  }
  return edits;
}

/** The marks of LaTeX that stand in a text: formulas, and commands with the beginning of what follows them. */
export function leftoverLatex(text: string): string[] {
  const left: string[] = [];
  for (let at = 0; at < text.length;) {
    const command = /^(?:\\[A-Za-z]+\*?(?:\{[^{}]{0,30}\}?)?|\\["'^`~()[\]{}\\]|\$\$[^$]{1,60}\$\$)/.exec(
      text.slice(at),
    )?.[0];
    const found = formulaAt(text, at) ?? command;
    if (found !== undefined) left.push(found);
    at += found?.length ?? 1;
  }
  return left;
}

function markAt(text: string, at: number): Mark | null {
  const rest = text.slice(at);
  switch (rest[0]) {
    case '\\':
      return escapedSign(rest) ?? style(rest, STYLES);
    case '{':
      return style(rest, OLD_STYLES);
    case '~':
      return /\S$/.test(text.slice(0, at)) && style(rest.slice(1), STYLES) !== null ? { length: 1, to: ' ' } : null;
    case '`':
      return text[at - 1] === '`' ? null : quotation(rest);
    case '$':
      return formula(formulaAt(text, at));
    case undefined:
    default:
      return null;
  }
}

function escapedSign(text: string): Mark | null {
  const sign = /^\\([%&_$#])/.exec(text)?.[1];
  return sign === undefined ? null : { length: 2, to: sign };
}

/** A command and its argument in braces, which may hold further marks. A tilde that follows it is a space. */
function style(text: string, command: RegExp): Mark | null {
  const opening = command.exec(text)?.[0];
  if (opening === undefined) return null;
  const end = closingBrace(text, opening.length);
  if (end === null) return null;
  const tied = /^~(?=\S)/.test(text.slice(end + 1));
  return { length: end + (tied ? 2 : 1), to: plain(text.slice(opening.length, end)) + (tied ? ' ' : '') };
}

/** Where the brace stands that closes the one before `from`; null where none does. */
function closingBrace(text: string, from: number): number | null {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return null;
}

function quotation(text: string): Mark | null {
  const match = /^``(?=\S)([^`"“”\n]{1,200}?)''(?!')/.exec(text);
  const quoted = match?.[1];
  return quoted === undefined || match === null || /\s$/.test(quoted) || quoted.includes("''")
    ? null
    : { length: match[0].length, to: `“${plain(quoted)}”` };
}

/** The formula that begins at a dollar, dollars included, or null where the dollar is one of money (`$5`, `US$5`). */
function formulaAt(text: string, at: number): string | null {
  if (text[at] !== '$' || /[\\$A-Z]/.test(text[at - 1] ?? '')) return null;
  const found = /^\$(?![\s$])((?:\\.|[^\\$\n])+?)(?<!\s)\$(?![\d$])/.exec(text.slice(at, at + LONGEST_FORMULA))?.[0];
  return found === undefined || hasProse(found.slice(1, -1)) ? null : found;
}

/** Whether words stand between the dollars, or a bracket of the sentence around them, as in `$5 a piece (in US$)`. */
function hasProse(formula: string): boolean {
  const bare = formula.replace(/\\[A-Za-z]+(?:\{[^{}]*\})?/g, '');
  const count = (pattern: RegExp) => [...bare.matchAll(pattern)].length;
  return (/\s/.test(bare) && /(?:^|\s)\p{L}{2,}(?:\s|$)/u.test(bare)) || count(/[([]/g) !== count(/[)\]]/g);
}

function formula(printed: string | null): Mark | null {
  if (printed === null) return null;
  const to = plainFormula(printed.slice(1, -1));
  return to === null || to === '' ? null : { length: printed.length, to };
}

/** A formula as plain text, or null where it has what plain text lacks. */
function plainFormula(printed: string): string | null {
  const text = plain(printed)
    .replace(/\\[,;: ]|(?<!\\)~/g, ' ')
    .replace(/\\!/g, '')
    .replace(/\\mathcal\{([A-Z])\}/g, '$1')
    .replace(FUNCTIONS, (_, before: string | undefined, name: string) => (before === undefined ? name : ` ${name}`))
    .replace(/(\s*)\\([A-Za-z]+)(\s*)/g, (printed, before: string, name: string, after: string) => {
      const sign = SIGNS.get(name);
      // LaTeX swallows the space after a command; it is kept where there is one before, as in `3 \times 4`.
      return sign === undefined ? printed : before + sign + (before === '' || /\p{L}/u.test(sign) ? '' : after);
    })
    .replace(
      /\^(?:\{([^{}]+)\}|([^\s{}\\]))/g,
      (all, group?: string, one?: string) => each(group ?? one, RAISED) ?? all,
    )
    .replace(
      /_(?:\{([^{}]+)\}|([^\s{}\\]))/g,
      (all, group?: string, one?: string) => each(group ?? one, LOWERED) ?? all,
    );
  return /[\\{}^_$&]/.test(text) ? null : text.replace(/\s+/g, ' ').trim();
}

/** Plain text of a piece within a mark. */
function plain(text: string): string {
  let out = '';
  let from = 0;
  for (const { at, length, to } of findLatex(text)) {
    out += text.slice(from, at) + to;
    from = at + length;
  }
  return out + text.slice(from);
}

/** The text with each character replaced, or null where one of them has no counterpart. */
function each(text: string | undefined, signs: ReadonlyMap<string, string>): string | null {
  const found = (text ?? '').split('').map((char) => signs.get(char));
  return found.length === 0 || found.includes(undefined) ? null : found.join('');
}

function pairs(text: string): ReadonlyMap<string, string> {
  return new Map((text.match(/../gu) ?? []).map((pair) => [pair.slice(0, 1), pair.slice(1)]));
}
