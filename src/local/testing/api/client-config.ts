/** Credentials as clients of the AWS SDK take them. */
export interface Credentials {
  /** Tells the service who calls. */
  readonly accessKeyId: string;
  /** Signs requests; the local service does not verify signatures. */
  readonly secretAccessKey: string;
  /** That of a role; absent in credentials that may do everything. */
  readonly sessionToken?: string;
}

/** What a client of the AWS SDK needs to find the local service: `new CustomerProfilesClient(local.clientConfig())`. */
export interface ClientConfig {
  /** URL of the service. */
  readonly endpoint: string;
  /** The region that requests are for. */
  readonly region: string;
  /** Who calls. */
  readonly credentials: Credentials;
}
