/** How alike two drawings of one picture are. It runs in a browser, so it stands by itself. */

/** Where a text stands, in pixels of the picture. */
export type TextBox = { text: string; x: number; y: number; width: number; height: number };

export type Likeness = {
  /** The share of pixels that differ plainly once both drawings are blurred a little. */
  differing: number;
  /** The mean difference beside texts of the tile in which it is largest, of 255. */
  worstTile: number;
  /** The texts, and by how many pixels each stands elsewhere, as far as it is found; and what is still unlike there, as a share of its ink. */
  texts: { text: string; away: number; unlike: number }[];
  /** A PNG of the differences, as base64. */
  difference: string;
};

/**
 * Compares two PNGs, given as base64, of the same size; what is transparent is white.
 *
 * Two programs never set the same pixels: they smooth edges and fit letters to the grid in ways of their own. So both are
 * blurred by five pixels, and only what still differs by a quarter of the scale counts: as a share of all pixels for what
 * is wrong in large, and as a mean within tiles of 24 pixels for what is wrong in little. Texts are looked for one by one: the
 * letters of one drawing are laid on the other at each place up to eight pixels away, and where they fit best is where the
 * other program has set them.
 */
export async function likeness({
  one,
  other,
  boxes,
}: {
  one: string;
  other: string;
  boxes: readonly TextBox[];
}): Promise<Likeness> {
  const PLAIN = 64;
  const TILE = 24;
  const FARTHEST = 8;
  /** Around a text, in pixels. */
  const AROUND = 6;

  async function pixelsOf(base64: string): Promise<ImageData> {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (context === null) throw new Error('there is no canvas to look at pictures with');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, image.width, image.height);
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  }

  /** A channel, each pixel the mean of those around it. */
  function blurred(source: Float32Array, width: number, height: number, radius: number): Float32Array {
    const pass = (from: Float32Array, along: number, count: number, across: number, lines: number) => {
      const to = new Float32Array(from.length);
      for (let line = 0; line < lines; line += 1) {
        // A sum that moves along, over the edge with the edge's own tone.
        const tone = (at: number) => from[line * across + Math.max(0, Math.min(count - 1, at)) * along] ?? 0;
        let sum = 0;
        for (let at = -radius; at < radius; at += 1) sum += tone(at);
        for (let at = 0; at < count; at += 1) {
          sum += tone(at + radius);
          to[line * across + at * along] = sum / (2 * radius + 1);
          sum -= tone(at - radius);
        }
      }
      return to;
    };
    return pass(pass(source, 1, width, width, height), width, height, 1, width);
  }

  const [a, b] = await Promise.all([pixelsOf(one), pixelsOf(other)]);
  const { width, height } = a;
  if (b.width !== width || b.height !== height)
    throw new Error(`the pictures are ${width} × ${height} and ${b.width} × ${b.height} pixels`);

  // The difference of two blurred drawings is their difference, blurred. Plain loops: of two million pixels, those that call
  // a function each take most of the time.
  const difference = new Float32Array(width * height);
  const between = new Float32Array(width * height);
  for (const channel of [0, 1, 2]) {
    for (let at = 0; at < between.length; at += 1)
      between[at] = (a.data[4 * at + channel] ?? 0) - (b.data[4 * at + channel] ?? 0);
    const by = blurred(between, width, height, 2);
    for (let at = 0; at < by.length; at += 1) difference[at] = Math.max(difference[at] ?? 0, Math.abs(by[at] ?? 0));
  }
  let plain = 0;
  for (const by of difference) if (by > PLAIN) plain += 1;
  const differing = plain / difference.length;
  // Texts are looked at one by one, below.
  const isText = new Uint8Array(width * height);
  for (const box of boxes) {
    for (let y = Math.max(0, Math.floor(box.y) - AROUND); y < Math.min(height, box.y + box.height + AROUND); y += 1) {
      const from = y * width + Math.max(0, Math.floor(box.x) - AROUND);
      isText.fill(1, from, y * width + Math.min(width, Math.ceil(box.x + box.width) + AROUND));
    }
  }
  let worstTile = 0;
  for (let top = 0; top < height; top += TILE) {
    for (let left = 0; left < width; left += TILE) {
      let [sum, count] = [0, 0];
      for (let y = top; y < Math.min(height, top + TILE); y += 1) {
        for (let x = left; x < Math.min(width, left + TILE); x += 1) {
          if (isText[y * width + x] === 0) sum += difference[y * width + x] ?? 0;
          count += 1;
        }
      }
      worstTile = Math.max(worstTile, sum / count);
    }
  }

  const grey = ({ data }: ImageData) => {
    const tones = new Float32Array(width * height);
    for (let at = 0; at < tones.length; at += 1)
      tones[at] = ((data[4 * at] ?? 0) + (data[4 * at + 1] ?? 0) + (data[4 * at + 2] ?? 0)) / 3;
    return blurred(tones, width, height, 1);
  };
  const [greyA, greyB] = [grey(a), grey(b)];
  const texts = boxes.map((box) => {
    const [left, top] = [Math.max(0, Math.floor(box.x)), Math.max(0, Math.floor(box.y))];
    const [right, bottom] = [
      Math.min(width, Math.ceil(box.x + box.width)),
      Math.min(height, Math.ceil(box.y + box.height)),
    ];
    /** The sum of differences where the letters are laid so far away, at every so manieth pixel. */
    const unlikeAt = (dx: number, dy: number, step: number) => {
      let sum = 0;
      for (let y = top; y < bottom; y += step) {
        const nearY = Math.max(0, Math.min(height - 1, y + dy));
        for (let x = left; x < right; x += step) {
          const nearX = Math.max(0, Math.min(width - 1, x + dx));
          sum += Math.abs((greyA[y * width + x] ?? 0) - (greyB[nearY * width + nearX] ?? 0));
        }
      }
      return sum;
    };
    const nearest = (middle: { dx: number; dy: number }, reach: number, by: number, step: number) => {
      let best = { ...middle, unlike: unlikeAt(middle.dx, middle.dy, step) };
      for (let dy = middle.dy - reach; dy <= middle.dy + reach; dy += by) {
        for (let dx = middle.dx - reach; dx <= middle.dx + reach; dx += by) {
          const unlike = unlikeAt(dx, dy, step);
          if (unlike < best.unlike) best = { dx, dy, unlike };
        }
      }
      return best;
    };
    // Roughly at first, then to the pixel.
    const best = nearest(nearest({ dx: 0, dy: 0 }, FARTHEST, 2, 2), 1, 1, 1);
    // Ink is what stands out from the commonest tone, that of the ground.
    const tones = new Array<number>(256).fill(0);
    for (let y = top; y < bottom; y += 1)
      for (let x = left; x < right; x += 1) {
        const tone = Math.round(greyA[y * width + x] ?? 0);
        tones[tone] = (tones[tone] ?? 0) + 1;
      }
    const ground = tones.indexOf(Math.max(...tones));
    const ink = tones.reduce((sum, count, tone) => sum + count * Math.abs(tone - ground), 0);
    return { text: box.text, away: Math.hypot(best.dx, best.dy), unlike: ink === 0 ? 1 : best.unlike / ink };
  });

  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const shown = new ImageData(width, height);
  for (let at = 0; at < difference.length; at += 1) {
    const by = difference[at] ?? 0;
    const tone = 255 - Math.min(255, 2 * by);
    shown.data[4 * at] = by > PLAIN ? 255 : tone;
    shown.data[4 * at + 1] = tone;
    shown.data[4 * at + 2] = tone;
    shown.data[4 * at + 3] = 255;
  }
  canvas.getContext('2d')?.putImageData(shown, 0, 0);
  return { differing, worstTile, texts, difference: canvas.toDataURL('image/png').replace(/^.*,/, '') };
}
