/** Environment variable with the port of the server that takes the answers of custom resources. */
export const RESPONSE_PORT = 'CDK_CUSTOMER_PROFILES_RESPONSE_PORT';
