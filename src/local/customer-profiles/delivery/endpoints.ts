/** Where real ends listen: streams, queues and buckets of servers that nobody here wrote. What is not named is not there. */
export interface Endpoints {
  readonly kinesis?: string;
  readonly sqs?: string;
  readonly s3?: string;
}

type Service = keyof Endpoints;

/**
 * The settings by which the SDKs and the AWS CLI find a service. The one for all services, `AWS_ENDPOINT_URL`, does not count: where this
 * service is used it often names this service itself, which takes no records.
 */
const SETTINGS: { readonly [Name in Service]: string } = {
  kinesis: 'AWS_ENDPOINT_URL_KINESIS', sqs: 'AWS_ENDPOINT_URL_SQS', s3: 'AWS_ENDPOINT_URL_S3',
};

/** AWS itself, in all its partitions: whatever ends so has public addresses. */
const AWS = /(^|\.)(amazonaws\.com(\.cn)?|amazonaws\.eu|api\.aws|api\.amazonwebservices\.com\.cn|c2s\.ic\.gov|sc2s\.sgov\.gov)\.?$/;

/**
 * The endpoints that an environment names. One of AWS is told and not used, so that made-up customers are never mistaken for real ones: such a
 * setting may well be there for other programs, and is no reason not to run.
 */
export function endpointsOf(variables: { readonly [name: string]: string | undefined }, tell: (line: string) => void): Endpoints {
  const named = (Object.keys(SETTINGS) as Service[]).flatMap((service) => {
    const setting = SETTINGS[service];
    const url = usable(setting, variables[setting], tell);
    return url === undefined ? [] : [[service, url]];
  });
  return Object.fromEntries(named) as Endpoints;
}

function usable(setting: string, text: string | undefined, tell: (line: string) => void): string | undefined {
  if (text === undefined || text === '') {
    return undefined;
  }
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Error(`${setting} is ${JSON.stringify(text)}; allowed: a URL such as http://127.0.0.1:4566, or nothing`);
  }
  if (AWS.test(new URL(text).hostname)) {
    tell(`${setting} is ${text}, which is AWS: nothing is sent there; name a server such as http://127.0.0.1:4566`);
    return undefined;
  }
  return text;
}
