/** A rectangle of a canvas; `x` and `y` are its upper left corner, all in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** The free and the taken room of a canvas. Boxes taken are known by id. */
export interface Space {
  take(id: string, box: Box): void;
  /** Whether a box overlaps none that is taken, those of `except` aside. */
  isFree(box: Box, except?: ReadonlySet<string>): boolean;
  /** The free box of a size that lies nearest to a centre, as near as a search in widening rings finds it. */
  nearest(centre: Point, size: { width: number; height: number }): Box;
}

/** Whether two boxes share more than an edge. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function centreOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The smallest box around all of them, with room on every side. There is at least one. */
export function boxAround(boxes: readonly Box[], room: number): Box {
  const x = Math.min(...boxes.map((box) => box.x)) - room;
  const y = Math.min(...boxes.map((box) => box.y)) - room;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + room;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + room;
  return { x, y, width: right - x, height: bottom - y };
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

const CELL = 512;
/** A box that covers more cells than this, or lies farther out than this, is compared one by one. */
const MANY_CELLS = 256;
const FAR = 1e8;
/** Rings of the search: their distance, how many before it widens, and the most points on half a side. */
const STEP = 90;
const EVEN_RINGS = 60;
const WIDEN = 1.15;
const MOST_POINTS = 16;

interface Taken {
  id: string;
  box: Box;
}

function* cellsOf(box: Box): Generator<string> {
  for (let column = Math.floor(box.x / CELL); column * CELL < box.x + box.width; column++) {
    for (let row = Math.floor(box.y / CELL); row * CELL < box.y + box.height; row++) yield `${column} ${row}`;
  }
}

function isOrdinary({ x, y, width, height }: Box): boolean {
  return Math.max(Math.abs(x), Math.abs(y)) < FAR && (width / CELL + 1) * (height / CELL + 1) < MANY_CELLS;
}

/** Points of a square ring around the middle, row by row; the middle itself for ring 0. */
function* ring(number: number): Generator<Point> {
  const points = Math.min(number, MOST_POINTS);
  const reach = STEP * (number <= EVEN_RINGS ? number : EVEN_RINGS * WIDEN ** (number - EVEN_RINGS));
  for (let row = -points; row <= points; row++) {
    const stride = Math.abs(row) === points ? 1 : 2 * points;
    for (let column = -points; column <= points; column += Math.max(1, stride)) {
      yield points === 0 ? { x: 0, y: 0 } : { x: (column / points) * reach, y: (row / points) * reach };
    }
  }
}

/** A new canvas with nothing on it. */
export function emptySpace(): Space {
  const cells = new Map<string, Taken[]>();
  const extraordinary: Taken[] = [];

  const isFree = (box: Box, except?: ReadonlySet<string>) => {
    const clashes = (taken: Taken) => overlaps(taken.box, box) && !except?.has(taken.id);
    if (extraordinary.some(clashes)) return false;
    if (!isOrdinary(box)) return ![...cells.values()].some((list) => list.some(clashes));
    for (const cell of cellsOf(box)) if (cells.get(cell)?.some(clashes)) return false;
    return true;
  };

  return {
    isFree,
    take(id, box) {
      if (!isOrdinary(box)) {
        extraordinary.push({ id, box });
        return;
      }
      for (const cell of cellsOf(box)) {
        const list = cells.get(cell);
        if (list) list.push({ id, box });
        else cells.set(cell, [{ id, box }]);
      }
    },
    nearest(centre, { width, height }) {
      const clamp = (value: number) => Math.max(-FAR, Math.min(FAR, value));
      const left = clamp(centre.x) - width / 2;
      const top = clamp(centre.y) - height / 2;
      for (let number = 0; ; number++) {
        for (const { x, y } of ring(number)) {
          const box = { x: Math.round(left + x), y: Math.round(top + y), width, height };
          if (isFree(box)) return box;
        }
      }
    },
  };
}
