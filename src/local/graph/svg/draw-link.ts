import type { PlacedLink, Point } from './placed';
import { MARK_COUNT } from './style';
import { attributes, rounded } from './xml';

const ARROW = 6;

/** A link as a line that is level where it crosses a column, with an arrow at its end. */
export function drawLink({ link, from, crosses, to }: PlacedLink): string {
  const end = { x: to.x - ARROW, y: to.y };
  const points = [from, ...crosses.flatMap(({ left, right, y }) => [{ x: left, y }, { x: right, y }]), end];
  const path = points.slice(1).reduce((text, point, index) => `${text}${index % 2 === 0 ? curve(points[index], point) : `L${at(point)}`}`, `M${at(from)}`);
  const mark = link.mark === undefined ? undefined : link.mark % MARK_COUNT;
  const line = ['link', mark === undefined ? 'other' : `l${mark}`, ...link.isDashed ? ['dashed'] : []].join(' ');
  const arrow = `M${at(to)}l${-ARROW - 1} -3.5v7z`;
  return `<path${attributes({ class: line, d: path })}/><path${attributes({ class: mark === undefined ? 'arrow' : `m${mark}`, d: arrow })}/>`;
}

function curve(from: Point, to: Point): string {
  const middle = (from.x + to.x) / 2;
  return `C${at({ x: middle, y: from.y })} ${at({ x: middle, y: to.y })} ${at(to)}`;
}

function at({ x, y }: Point): string {
  return `${rounded(x)} ${rounded(y)}`;
}
