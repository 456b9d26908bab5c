// Where the dots of tiny States stand: on their label point, moved apart just enough to be told apart.

/** Radius of a dot, and of the unseen circle that catches the pointer, in units of the view box. */
export const DOT = 3;
export const REACH = 6;
const APART = 2 * DOT + 0.6;

/** Moves crowded dots until none overlap; the same input always gives the same result. */
export function spread(dots) {
  const placed = dots.map((dot) => ({ ...dot, home: [dot.x, dot.y] }));
  for (let round = 0; round < 500; round++) {
    if (!pushApart(placed)) break;
  }
  return placed;
}

function pushApart(dots) {
  let moved = false;
  for (let i = 0; i < dots.length; i++) {
    for (let j = i + 1; j < dots.length; j++) {
      const [dx, dy] = [dots[j].x - dots[i].x, dots[j].y - dots[i].y];
      const distance = Math.hypot(dx, dy) || 0.001;
      if (distance >= APART - 0.01) continue;
      const half = (APART - distance) / 2 / distance;
      dots[i].x -= dx * half;
      dots[i].y -= dy * half;
      dots[j].x += dx * half;
      dots[j].y += dy * half;
      moved = true;
    }
  }
  return moved;
}
