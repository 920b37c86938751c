/** What a call came to. */
export type Reply =
  | { readonly answer: unknown }
  | { readonly error: string; readonly message: string }
  /** The client does not know the operation, or refuses the request itself. */
  | { readonly unsaid: string };

/** A client of the API that nobody here wrote. */
export interface Client {
  readonly name: string;
  call(operation: string, request: { readonly [member: string]: unknown }): Promise<Reply>;
  close(): void;
}
