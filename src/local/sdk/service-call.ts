/** What the stand-in of the AWS SDK in a function's process, and the runtime around it, say to each other. */

export interface ServiceCall {
  readonly kind: 'service call';
  /** Tells the calls of a process apart. */
  readonly id: number;
  /** As in the name of the client's package: `cloudwatch-logs`. */
  readonly service: string;
  /** Name of the operation in the API: `CreateLogGroup`. */
  readonly operation: string;
  readonly input: { readonly [key: string]: unknown };
  /** That the client was made for. @default - the function's own */
  readonly region?: string;
  /** Of the credentials that the client was made with. */
  readonly sessionToken?: string;
}

export interface ServiceFailure {
  /** The error's code, by which SDKs name their exceptions. */
  readonly name: string;
  readonly message: string;
  readonly statusCode: number;
}

export type ServiceAnswer = { readonly output: { readonly [key: string]: unknown } } | { readonly error: ServiceFailure };

export type ServiceAnswerMessage = ServiceAnswer & { readonly kind: 'service answer'; readonly id: number };

/** Name of the error of a call to a service, or an operation, that nobody carries out here. */
export const SERVICE_NOT_HERE = 'ServiceNotHere';
