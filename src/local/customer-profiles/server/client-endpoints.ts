/** The environment variables by which the SDKs and the AWS CLI find a service that listens at an address, for each API that it answers. */
export function clientEndpoints(url: string): { readonly [variable: string]: string } {
  return { AWS_ENDPOINT_URL_CUSTOMER_PROFILES: url, AWS_ENDPOINT_URL_APPFLOW: url };
}
