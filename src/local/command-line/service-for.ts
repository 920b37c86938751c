import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './exit-code';
import { identify } from './service-identity';
import { StateFolder } from './state-folder';
import { LocalCustomerProfiles } from '../customer-profiles';

/** A service to send records to. */
export interface ServiceInUse {
  readonly endpoint: string;
  /** Ends it, if it was started for the run. */
  readonly stop: () => Promise<void>;
}

export interface WhichService {
  readonly endpoint?: string;
  readonly data?: string;
  readonly region?: string;
  readonly account?: string;
}

/** The service that runs at an endpoint, or one that is started on a data file. */
export async function serviceFor({ endpoint: given, data, region, account }: WhichService): Promise<ServiceInUse> {
  if (given !== undefined && data !== undefined) {
    throw new UsageError('--endpoint and --data exclude each other: the service at the endpoint has its own data');
  }
  const endpoint = given ?? (data === undefined ? process.env.AWS_ENDPOINT_URL_CUSTOMER_PROFILES : undefined);
  if (endpoint !== undefined) {
    const { instance } = await identify(endpoint, { asks: 'the run', otherwise: 'give --data for one that is started on a data file' });
    if (instance === undefined) {
      throw new UsageError(`the service at ${endpoint} is not a local one of this library, and takes no records in this way`);
    }
    return { endpoint, stop: () => Promise.resolve() };
  }
  if (data === undefined) {
    throw new UsageError('no service is named; give --endpoint for one that runs, --data for one that is started on a data file, or set AWS_ENDPOINT_URL_CUSTOMER_PROFILES');
  }
  return startOn({ dataFile: dataFileAt(data), region, account });
}

/** Starts a service for a run. */
export async function startOn(options: ConstructorParameters<typeof LocalCustomerProfiles>[0]): Promise<ServiceInUse> {
  try {
    const service = new LocalCustomerProfiles(options);
    return { endpoint: await service.start(), stop: () => service.stop() };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A data file that is there: a new one would have no domains. The folder of deployments has one. */
function dataFileAt(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) {
    throw new UsageError(`there is no data file ${path}; \`serve --data ${path}\` makes one, and \`deploy --state FOLDER\` one in its folder`);
  }
  if (!stats.isDirectory()) {
    return path;
  }
  const { service } = new StateFolder(path);
  if (!existsSync(service)) {
    throw new UsageError(`${path} is a folder without ${join(path, 'service.json')}, where \`deploy --state ${path}\` keeps the state of its service`);
  }
  return service;
}
