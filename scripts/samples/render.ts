import { COLOURS, GROUNDS, HEIGHT, WIDTH, posesAt } from './scene.ts';
import type { Pose, Scene, Shape } from './scene.ts';

/** Packed 8-bit RGB, row by row. */
export type Picture = { width: number; height: number; rgb: Uint8Array };

const CORNERS: Record<Exclude<Shape, 'circle'>, { count: number; firstDegrees: number }> = {
  triangle: { count: 3, firstDegrees: -90 },
  square: { count: 4, firstDegrees: -45 },
  star: { count: 10, firstDegrees: -90 },
};
/** Every second corner of a star lies this far out. */
const STAR_WAIST = 0.45;
const SAMPLES_PER_SIDE = 4;

/** Paints a scene at a time, with smooth edges. */
export function render(scene: Scene, atSeconds: number): Picture {
  const rgb = new Uint8Array(WIDTH * HEIGHT * 3);
  const ground = GROUNDS[scene.ground];
  for (let i = 0; i < rgb.length; i++) rgb[i] = ground[i % 3] ?? 0;
  for (const pose of posesAt(scene, atSeconds)) paint(rgb, pose);
  return { width: WIDTH, height: HEIGHT, rgb };
}

/** Every frame of the clip, at its own time. */
export function renderAll(scene: Scene): Picture[] {
  return Array.from({ length: Math.round(scene.seconds * scene.fps) }, (_, index) =>
    render(scene, index / scene.fps),
  );
}

function paint(rgb: Uint8Array, pose: Pose): void {
  const holds = outlineOf(pose);
  const colour = COLOURS[pose.colour];
  const low = (centre: number) => Math.max(0, Math.floor(centre - pose.radius - 1));
  const high = (centre: number, end: number) => Math.min(end, Math.ceil(centre + pose.radius + 1));
  for (let y = low(pose.y); y < high(pose.y, HEIGHT); y++) {
    for (let x = low(pose.x); x < high(pose.x, WIDTH); x++) {
      const share = coverage(holds, x, y);
      if (share === 0) continue;
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * WIDTH + x) * 3 + channel;
        const under = rgb[at] ?? 0;
        rgb[at] = Math.round(under + ((colour[channel] ?? 0) - under) * share);
      }
    }
  }
}

type Outline = (x: number, y: number) => boolean;

function coverage(holds: Outline, x: number, y: number): number {
  let inside = 0;
  for (let i = 0; i < SAMPLES_PER_SIDE; i++) {
    for (let j = 0; j < SAMPLES_PER_SIDE; j++) {
      const dx = (i + 0.5) / SAMPLES_PER_SIDE;
      const dy = (j + 0.5) / SAMPLES_PER_SIDE;
      if (holds(x + dx, y + dy)) inside++;
    }
  }
  return inside / SAMPLES_PER_SIDE ** 2;
}

function outlineOf({ figure, x, y, radius, angle }: Pose): Outline {
  if (figure.shape === 'circle') return (px, py) => (px - x) ** 2 + (py - y) ** 2 <= radius ** 2;
  const { count, firstDegrees } = CORNERS[figure.shape];
  const corners = Array.from({ length: count }, (_, index) => {
    const turn = ((firstDegrees + angle + (360 / count) * index) / 180) * Math.PI;
    const reach = figure.shape === 'star' && index % 2 === 1 ? radius * STAR_WAIST : radius;
    return { x: x + Math.cos(turn) * reach, y: y + Math.sin(turn) * reach };
  });
  return (px, py) => isInside(corners, px, py);
}

/** Even-odd rule: a ray from an inner point crosses the outline an odd number of times. */
function isInside(corners: { x: number; y: number }[], px: number, py: number): boolean {
  let inside = false;
  for (const [index, a] of corners.entries()) {
    const b = corners[(index + 1) % corners.length] ?? a;
    const crosses = a.y > py !== b.y > py && px < a.x + ((py - a.y) / (b.y - a.y)) * (b.x - a.x);
    if (crosses) inside = !inside;
  }
  return inside;
}
