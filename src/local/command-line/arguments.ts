import { InvalidArgumentError } from 'commander';

export function port(text: string): number {
  return bounded(text, 0, 65535, 'a port from 0 to 65535; 0 takes any that is free');
}

export function count(text: string): number {
  return bounded(text, 1, 1000, 'a whole number from 1 to 1000');
}

export function rate(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) {
    throw new InvalidArgumentError('it must be a number above 0, such as 1 for one write a second.');
  }
  return value;
}

/** Collects `Key=Value` pairs. */
export function pair(text: string, previous: { readonly [key: string]: string } = {}): { [key: string]: string } {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (key === undefined) {
    throw new InvalidArgumentError('it must be Key=Value.');
  }
  return { ...previous, [key]: value };
}

export function account(text: string): string {
  if (!/^\d{12}$/.test(text)) {
    throw new InvalidArgumentError('it must be the 12 digits of an account.');
  }
  return text;
}

export function url(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new InvalidArgumentError('it must be a URL such as http://127.0.0.1:4566.');
  }
  return text.replace(/\/+$/, '');
}

/** What separates the values of CSV. */
export function delimiter(text: string): string {
  const named = new Map([['tab', '\t'], ['\\t', '\t']]).get(text) ?? text;
  if (named.length !== 1 || /["\r\n]/.test(named)) {
    throw new InvalidArgumentError('it must be one character, such as ; or the word tab.');
  }
  return named;
}

function bounded(text: string, min: number, max: number, allowed: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new InvalidArgumentError(`it must be ${allowed}.`);
  }
  return value;
}
