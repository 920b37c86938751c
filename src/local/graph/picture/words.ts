import { counted } from '../../text/counted';

/** A number of days, as people say it. */
export function daysInWords(days: number): string {
  const [count, unit] = days % 365 === 0 && days > 0 ? [days / 365, 'year'] : [days, 'day'];
  return counted(count, unit);
}

/** What people call a resource: the last part of its ARN or URL, or the logical id of what a template makes. */
export function nameOfResource(text: string): string {
  const inTemplate = /^\$\{([^.}]+)(?:\.[^}]+)?\}$/.exec(text.trim())?.[1];
  if (inTemplate !== undefined) {
    return withoutHash(inTemplate);
  }
  const resource = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/.exec(text)?.[1] ?? text;
  return resource.split(/[/:]/).filter((part) => part !== '').at(-1) ?? text;
}

/** The CDK ends logical ids with eight digits of a hash. */
function withoutHash(logicalId: string): string {
  return /^(.+?)[0-9A-F]{8}$/.exec(logicalId)?.[1] ?? logicalId;
}

/** `_airBooking` is `Air booking`. */
export function titleOfStandardObject(root: string): string {
  const words = root.replace(/^_/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
