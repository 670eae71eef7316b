/** A sample clip as data. Everything that is asked about it is computed from this description. */
export type Scene = {
  /** The name of the clip, unique within its benchmark. */
  id: string;
  seconds: number;
  fps: number;
  ground: Ground;
  figures: Figure[];
  /** Left out: the camera stands still. */
  camera?: { kind: CameraMove; amount: number };
};

export type Figure = {
  shape: Shape;
  colour: Colour;
  /** Radius in pixels of the circle around the shape. */
  radius: number;
  /** Where the centre is, joined by straight lines; before the first and after the last it rests. */
  path: Waypoint[];
  /** When it can be seen, in seconds; left out: always. */
  shown?: Interval[];
  /** Factor on the radius and clockwise degrees at the end of the clip; both change evenly. */
  growsTo?: number;
  turnsBy?: number;
  /** Colours that it takes on later, in order of time. */
  repaints?: { at: number; colour: Colour }[];
};

export type Waypoint = { at: number; x: number; y: number };
export type Interval = { from: number; to: number };
export type Shape = 'circle' | 'square' | 'triangle' | 'star';
export type Colour = keyof typeof COLOURS;
export type Ground = keyof typeof GROUNDS;
export type CameraMove =
  'pan-left' | 'pan-right' | 'tilt-up' | 'tilt-down' | 'zoom-in' | 'zoom-out';

export const WIDTH = 320;
export const HEIGHT = 240;

/** Far apart in hue, so that neither a codec nor a JPEG can turn one into another. */
export const COLOURS = {
  red: [214, 34, 40],
  orange: [246, 138, 20],
  yellow: [240, 216, 32],
  green: [34, 156, 62],
  blue: [36, 84, 214],
  purple: [138, 48, 178],
} as const;

export const GROUNDS = {
  white: [246, 246, 246],
  grey: [168, 168, 168],
  black: [18, 18, 18],
} as const;

/** How a figure looks at one moment. */
export type Pose = {
  figure: Figure;
  colour: Colour;
  x: number;
  y: number;
  radius: number;
  /** Clockwise, in degrees. */
  angle: number;
};

/** The poses of all figures that can be seen at a time, in the order in which they are painted. */
export function posesAt(scene: Scene, atSeconds: number): Pose[] {
  return scene.figures
    .filter((figure) => isShown(figure, atSeconds))
    .map((figure) => throughCamera(scene, atSeconds, ownPose(scene, figure, atSeconds)));
}

export function isShown(figure: Figure, atSeconds: number): boolean {
  if (figure.shown === undefined) return true;
  return figure.shown.some((interval) => atSeconds >= interval.from && atSeconds < interval.to);
}

function ownPose(scene: Scene, figure: Figure, atSeconds: number): Pose {
  const share = atSeconds / scene.seconds;
  const repaint = figure.repaints?.findLast((one) => one.at <= atSeconds);
  return {
    figure,
    colour: repaint?.colour ?? figure.colour,
    ...placeAt(figure.path, atSeconds),
    radius: figure.radius * (1 + ((figure.growsTo ?? 1) - 1) * share),
    angle: (figure.turnsBy ?? 0) * share,
  };
}

/** Where a path is at a time. */
export function placeAt(path: Waypoint[], atSeconds: number): { x: number; y: number } {
  const next = path.findIndex((waypoint) => waypoint.at > atSeconds);
  const to = path[next === -1 ? path.length - 1 : next];
  if (to === undefined) throw new RangeError('a path needs a waypoint');
  const from = next <= 0 ? to : (path[next - 1] ?? to);
  const share = from === to ? 0 : (atSeconds - from.at) / (to.at - from.at);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** A camera that pans right shows everything moving left; `amount` is pixels, or the last zoom factor. */
function throughCamera(scene: Scene, atSeconds: number, pose: Pose): Pose {
  if (scene.camera === undefined) return pose;
  const share = atSeconds / scene.seconds;
  const { kind, amount } = scene.camera;
  const shift = amount * share;
  switch (kind) {
    case 'pan-left':
      return { ...pose, x: pose.x + shift };
    case 'pan-right':
      return { ...pose, x: pose.x - shift };
    case 'tilt-up':
      return { ...pose, y: pose.y + shift };
    case 'tilt-down':
      return { ...pose, y: pose.y - shift };
    case 'zoom-in':
    case 'zoom-out': {
      const factor = 1 + (amount - 1) * share;
      return {
        ...pose,
        x: WIDTH / 2 + (pose.x - WIDTH / 2) * factor,
        y: HEIGHT / 2 + (pose.y - HEIGHT / 2) * factor,
        radius: pose.radius * factor,
      };
    }
  }
}
