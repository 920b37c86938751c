import type { Declarations, KindName, Tags } from './declaration';
import type { Fault } from './faults';

/** A deployment or anything else that happens, as it can be written down and played again. */
export type Step = Deploy | Destroy | HandStep | Late;

export interface Deploy {
  readonly do: 'deploy';
  readonly stack: string;
  /** All that the app says of the stack from now on. */
  readonly app: Declarations;
  /** A sibling fails: after all the others, or at the same time. */
  readonly fails?: 'after' | 'beside';
  readonly atOnce?: boolean;
  readonly fault?: Fault;
}

export interface Destroy {
  readonly do: 'destroy';
  readonly stack: string;
  readonly fault?: Fault;
}

/** What somebody does past the app, in the console. */
export type HandStep =
  | { readonly do: 'make by hand'; readonly kind: KindName; readonly domain: string; readonly name: string; readonly version: number; readonly tags: Tags }
  | { readonly do: 'edit by hand'; readonly key: string; readonly setting: string; readonly version: number }
  | { readonly do: 'tag by hand'; readonly key: string; readonly tags: Tags }
  | { readonly do: 'delete by hand'; readonly key: string }
  | { readonly do: 'break the stream' | 'mend the stream'; readonly uri: string }
  | { readonly do: 'fill with profiles'; readonly domain: string; readonly count: number };

/** A Delete that was carried out long ago is delivered once more. */
export interface Late {
  readonly do: 'deliver late';
  readonly stack: string;
  readonly logicalId: string;
}

export type Script = readonly Step[];

/** A script as it is read by people, and by `--script`. */
export function printScript(script: Script): string {
  return script.map((step, place) => `${String(place + 1).padStart(2)}. ${JSON.stringify(step)}`).join('\n');
}
