/** What is drawn, and how. */
export interface GraphOptions {
  readonly stack?: readonly string[];
  readonly domain?: readonly string[];
  readonly objectType?: readonly string[];
  readonly format?: 'svg' | 'mermaid';
  readonly output?: string;
  readonly endpoint?: string;
  readonly data?: string;
  readonly region?: string;
  readonly account?: string;
}
