/** Inkscape and LibreOffice, started as a user starts them, with profiles of their own. */
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { madeFile } from './pictures.ts';

/** A slide of 13⅓ by 7½ inches, as office programs have it, in pixels of which an inch has 96; and the pixels of its PNG. */
export const SLIDE = { width: 1280, height: 720, scale: 1.5 } as const;

/** The pixels of a PNG, at most, to which Inkscape is asked to draw. */
const WIDEST = 1920;

/** Where a picture lies on its ground, in pixels of a PNG of a size. */
export type Place = { width: number; height: number; at: { x: number; y: number; width: number; height: number } };

/** A size as the root of an SVG file says it, in pixels. */
export function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  if (width === undefined || height === undefined) throw new Error('the file names no size');
  return { width: Number(width), height: Number(height) };
}

/** Where Inkscape draws a picture: it fills the file. */
export function inInkscape(svg: string): Place {
  const { width, height } = sizeOf(svg);
  const scale = width > WIDEST / 2 ? WIDEST / width : 2;
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return { ...size, at: { x: 0, y: 0, ...size } };
}

/** Where it lies on a slide: in the middle, as large as it can be. */
export function onSlide(svg: string): Place {
  const { width, height } = sizeOf(svg);
  const scale = Math.min(SLIDE.width / width, SLIDE.height / height) * SLIDE.scale;
  const [wide, high] = [SLIDE.width * SLIDE.scale, SLIDE.height * SLIDE.scale];
  const size = { width: width * scale, height: height * scale };
  return { width: wide, height: high, at: { x: (wide - size.width) / 2, y: (high - size.height) / 2, ...size } };
}

/** Lets Inkscape draw SVG files as PNG files. Throws with what it says where it cannot. */
export function drawByInkscape(names: readonly string[]): void {
  const sizes = new Map<string, string[]>();
  for (const name of names) {
    const { width, height } = inInkscape(readFileSync(madeFile('svg', `${name}.svg`), 'utf8'));
    const size = `${width}x${height}`;
    sizes.set(size, [...(sizes.get(size) ?? []), name]);
  }
  for (const [size, group] of sizes) {
    const [width = '', height = ''] = size.split('x');
    const files = group.map((name) => madeFile('svg', `${name}.svg`));
    run('inkscape', ['--export-type=png', `--export-width=${width}`, `--export-height=${height}`, ...files], {
      INKSCAPE_PROFILE_DIR: madeFile('inkscape-profile', ''),
    });
    // It writes beside what it reads.
    for (const name of group) renameSync(madeFile('svg', `${name}.png`), madeFile('inkscape', `${name}.png`));
  }
}

/**
 * Lets LibreOffice Impress draw SVG files that are inserted into a presentation, each as large as its slide, and export that
 * as a PDF, of which Poppler makes PNG files. Not as PNG files at once: for those it sets small type by whole pixels.
 */
export function drawByLibreOffice(names: readonly string[]): void {
  const deck = madeFile('libreoffice', 'slides.fodp');
  writeFileSync(deck, presentation(names.map((name) => readFileSync(madeFile('svg', `${name}.svg`)))));
  const profile = pathToFileURL(madeFile('libreoffice-profile', '')).href;
  const folder = madeFile('libreoffice', '');
  run('soffice', ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', 'pdf', '--outdir', folder, deck]);
  const [wide, high] = [`${SLIDE.width * SLIDE.scale}`, `${SLIDE.height * SLIDE.scale}`];
  run('pdftoppm', [
    '-png',
    '-scale-to-x',
    wide,
    '-scale-to-y',
    high,
    madeFile('libreoffice', 'slides.pdf'),
    madeFile('libreoffice', 'slide'),
  ]);
  const digits = `${names.length}`.length;
  for (const [at, name] of names.entries()) {
    const slide = madeFile('libreoffice', `slide-${`${at + 1}`.padStart(digits, '0')}.png`);
    renameSync(slide, madeFile('libreoffice', `${name}.png`));
  }
}

/** A presentation with a picture on each slide, as a plain file. */
function presentation(pictures: readonly Buffer[]): string {
  const inches = (pixels: number) => `${(pixels / SLIDE.scale / 96).toFixed(5)}in`;
  const page = `fo:page-width="${inches(SLIDE.width * SLIDE.scale)}" fo:page-height="${inches(SLIDE.height * SLIDE.scale)}"`;
  const slides = pictures.map((svg, at) => {
    const { x, y, width, height } = onSlide(svg.toString()).at;
    const place = `svg:x="${inches(x)}" svg:y="${inches(y)}" svg:width="${inches(width)}" svg:height="${inches(height)}"`;
    const image = `<draw:image><office:binary-data>${svg.toString('base64')}</office:binary-data></draw:image>`;
    return `<draw:page draw:name="${at + 1}" draw:master-page-name="Plain"><draw:frame ${place}>${image}</draw:frame></draw:page>`;
  });
  const spaces = Object.entries({
    office: 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
    style: 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
    draw: 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0',
    fo: 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
    svg: 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
  }).map(([name, space]) => `xmlns:${name}="${space}"`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${spaces.join(' ')} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation">
<office:styles/>
<office:automatic-styles><style:page-layout style:name="PM1"><style:page-layout-properties fo:margin="0in" ${page} style:print-orientation="landscape"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Plain" style:page-layout-name="PM1"/></office:master-styles>
<office:body><office:presentation>
${slides.join('\n')}
</office:presentation></office:body>
</office:document>
`;
}

function run(program: string, args: readonly string[], env: Record<string, string> = {}): void {
  try {
    execFileSync(program, args, { env: { ...process.env, ...env }, stdio: 'pipe', timeout: 300_000 });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    throw new Error(`${basename(program)} did not draw the pictures: ${said}`, { cause: error });
  }
}
