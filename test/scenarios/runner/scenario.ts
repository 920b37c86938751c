/** A scenario: what is there at first, and what is done and seen then. The README beside the scenarios describes each part. */
export interface Scenario {
  readonly chapter: string;
  readonly title: string;
  /** What says that it is so: `api`, `docs`, `observed`, `inferred`, or ids of assumptions. */
  readonly restsOn: readonly string[];
  readonly domain?: object;
  readonly quotas?: object;
  readonly objectTypes?: readonly string[];
  readonly steps: readonly Step[];
}

/** A call of the API. */
export interface CallStep {
  readonly call: string;
  readonly with?: { readonly [member: string]: unknown };
  readonly times?: number;
  readonly answers?: unknown;
  readonly refuses?: string;
  readonly saying?: string;
  readonly keep?: { readonly [variable: string]: string };
}

/** Everything but calls of the API goes through the routes of the local service. */
export type Step =
  | CallStep
  | { readonly settle: true }
  | { readonly clock: { readonly days?: number; readonly seconds?: number } }
  | { readonly bring: { readonly ObjectTypeName: string; readonly Object: unknown } }
  | { readonly resolve: true; readonly keep?: { readonly [variable: string]: string } }
  | { readonly deadLetters: unknown }
  | { readonly stream: unknown };

/** How a scenario ended with a client. */
export type Ending =
  | { readonly ended: 'well' }
  /** The client has no way to say one of its calls, so nothing is known. */
  | { readonly ended: 'unsaid'; readonly because: string }
  | { readonly ended: 'badly'; readonly difference: string };
