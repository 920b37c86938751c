import { createHash } from 'node:crypto';
import { ServiceRefusal, tagList, tagsOf, text } from './service';
import type { DeployedResource, Input, Operation, Service, ServiceContext } from './service';
import type { ServiceState, StoredObject } from './service-state';

/** S3: the buckets of deployed stacks, with the objects that functions put there. Nothing keeps versions. */

const MAX_KEYS = 1000;

type Objects = { [key: string]: StoredObject };

function buckets({ deployed, account }: ServiceContext): DeployedResource[] {
  return deployed().filter((resource) => resource.type === 'AWS::S3::Bucket' && resource.account === account);
}

function bucketOf(input: Input, context: ServiceContext): DeployedResource {
  const name = text(input, 'Bucket');
  const found = buckets(context).find(({ physicalId }) => physicalId === name);
  if (found === undefined) {
    throw new ServiceRefusal('NoSuchBucket', `The specified bucket does not exist: ${name}; there are those of the stacks that are deployed here`, 404);
  }
  return found;
}

function objectsOf(input: Input, context: ServiceContext): Objects {
  const { physicalId } = bucketOf(input, context);
  return context.state.tables.objects[physicalId] ??= {};
}

function objectOf(input: Input, context: ServiceContext): StoredObject {
  const found = objectsOf(input, context)[text(input, 'Key')];
  if (found === undefined) {
    throw new ServiceRefusal('NoSuchKey', `The specified key does not exist: ${String(input.Key)}`, 404);
  }
  return found;
}

function etag({ bytes }: StoredObject): string {
  return `"${createHash('md5').update(bytes, 'base64').digest('hex')}"`;
}

/** Keys in order, those with a prefix, at most a page of them. */
function page(input: Input, context: ServiceContext): { entries: [string, StoredObject][]; truncated: boolean } {
  const all = Object.entries(objectsOf(input, context))
    .filter(([key]) => key.startsWith(String(input.Prefix ?? '')) && key > String(input.StartAfter ?? input.ContinuationToken ?? input.KeyMarker ?? input.Marker ?? ''))
    .sort(([left], [right]) => left < right ? -1 : 1);
  const most = Number(input.MaxKeys ?? MAX_KEYS);
  return { entries: all.slice(0, most), truncated: all.length > most };
}

function listed([key, object]: [string, StoredObject]): object {
  return { Key: key, Size: Buffer.from(object.bytes, 'base64').length, ETag: etag(object), LastModified: new Date(object.modified), StorageClass: 'STANDARD' };
}

function described(object: StoredObject): { readonly [key: string]: unknown } {
  return { ContentLength: Buffer.from(object.bytes, 'base64').length, ContentType: object.contentType, ETag: etag(object), LastModified: new Date(object.modified) };
}

function bytesOf(body: unknown): Buffer {
  if (body === undefined || typeof body === 'string') {
    return Buffer.from(body ?? '');
  }
  if (body instanceof Uint8Array) {
    return Buffer.from(body);
  }
  throw new ServiceRefusal('InvalidRequest', 'Body must be a text or bytes here; streams are not taken');
}

/** That of the stack, or what a function has put in its place. */
function resourcePolicy({ Bucket: bucket }: Input, { deployed, state }: ServiceContext): unknown {
  const put = state.tables.bucketPolicies[String(bucket)];
  return put === undefined
    ? deployed().find(({ type, properties }) => type === 'AWS::S3::BucketPolicy' && properties.Bucket === bucket)?.properties.PolicyDocument
    : JSON.parse(put) as unknown;
}

function onBucket(run: Operation['run'], action?: string): Operation {
  return { action, resourcePolicy, resources: (input, { partition }) => [`arn:${partition}:s3:::${String(input.Bucket)}`], run };
}

function onObject(run: Operation['run'], action?: string): Operation {
  return { action, resourcePolicy, resources: (input, { partition }) => [`arn:${partition}:s3:::${String(input.Bucket)}/${String(input.Key ?? '*')}`], run };
}

function remove(context: ServiceContext, input: Input, key: string): void {
  delete objectsOf(input, context)[key];
  context.state.save();
}

export const BUCKETS: Service = {
  name: 's3',
  iamPrefix: 's3',
  operations: {
    ListBuckets: {
      action: 'ListAllMyBuckets',
      run: (_input, context) => ({
        Buckets: buckets(context).map(({ physicalId, region }) => ({ Name: physicalId, BucketRegion: region, CreationDate: new Date(0) })),
        Owner: { ID: context.account },
      }),
    },
    HeadBucket: onBucket((input, context) => ({ BucketRegion: bucketOf(input, context).region }), 'ListBucket'),
    GetBucketLocation: onBucket((input, context) => {
      const { region } = bucketOf(input, context);
      return region === 'us-east-1' ? {} : { LocationConstraint: region };
    }),
    GetBucketVersioning: onBucket((input, context) => {
      const { VersioningConfiguration: versioning } = bucketOf(input, context).properties as { VersioningConfiguration?: { Status?: string } };
      return versioning?.Status === undefined ? {} : { Status: versioning.Status };
    }),
    GetBucketTagging: onBucket((input, context) => {
      const tags = tagsOf(bucketOf(input, context).properties.Tags);
      if (Object.keys(tags).length === 0) {
        throw new ServiceRefusal('NoSuchTagSet', 'The TagSet does not exist', 404);
      }
      return { TagSet: tagList(tags) };
    }),
    GetBucketPolicy: onBucket((input, context) => {
      bucketOf(input, context);
      const policy = resourcePolicy(input, context);
      if (policy === undefined) {
        throw new ServiceRefusal('NoSuchBucketPolicy', 'The bucket policy does not exist', 404);
      }
      return { Policy: JSON.stringify(policy) };
    }),
    PutBucketPolicy: onBucket((input, context) => {
      context.state.tables.bucketPolicies[bucketOf(input, context).physicalId] = text(input, 'Policy');
      context.state.save();
      return {};
    }),
    DeleteBucketPolicy: onBucket((input, context) => {
      delete context.state.tables.bucketPolicies[bucketOf(input, context).physicalId];
      context.state.save();
      return {};
    }),
    ListObjectsV2: onBucket((input, context) => {
      const { entries, truncated } = page(input, context);
      return {
        Name: input.Bucket,
        KeyCount: entries.length,
        IsTruncated: truncated,
        Contents: entries.map(listed),
        ...truncated && { NextContinuationToken: entries.at(-1)?.[0] },
      };
    }, 'ListBucket'),
    ListObjects: onBucket((input, context) => {
      const { entries, truncated } = page(input, context);
      return { Name: input.Bucket, IsTruncated: truncated, Contents: entries.map(listed), ...truncated && { NextMarker: entries.at(-1)?.[0] } };
    }, 'ListBucket'),
    ListObjectVersions: onBucket((input, context) => {
      const { entries, truncated } = page(input, context);
      return {
        Name: input.Bucket,
        IsTruncated: truncated,
        DeleteMarkers: [],
        Versions: entries.map((entry) => ({ ...listed(entry), VersionId: 'null', IsLatest: true })),
        ...truncated && { NextKeyMarker: entries.at(-1)?.[0] },
      };
    }, 'ListBucketVersions'),
    PutObject: onObject((input, context) => {
      const object: StoredObject = {
        bytes: bytesOf(input.Body).toString('base64'),
        modified: new Date().toISOString(),
        ...(input.ContentType === undefined ? {} : { contentType: String(input.ContentType) }),
      };
      objectsOf(input, context)[text(input, 'Key')] = object;
      context.state.save();
      return { ETag: etag(object) };
    }),
    GetObject: onObject((input, context) => {
      const object = objectOf(input, context);
      return { ...described(object), Body: Buffer.from(object.bytes, 'base64') };
    }),
    HeadObject: onObject((input, context) => described(objectOf(input, context)), 'GetObject'),
    DeleteObject: onObject((input, context) => {
      remove(context, input, text(input, 'Key'));
      return {};
    }),
    DeleteObjects: onObject((input, context) => {
      const { Objects: objects = [] } = (input.Delete ?? {}) as { readonly Objects?: readonly { readonly Key: string }[] };
      objects.forEach(({ Key }) => remove(context, input, Key));
      return { Deleted: objects.map(({ Key }) => ({ Key })), Errors: [] };
    }, 'DeleteObject'),
  },
};

/** Why a bucket cannot be deleted. */
export function bucketInUse({ tables }: ServiceState, bucket: string): string | undefined {
  return Object.keys(tables.objects[bucket] ?? {}).length === 0
    ? undefined
    : 'The bucket you tried to delete is not empty (Service: S3, Status Code: 409, Error Code: BucketNotEmpty)';
}

/** What was put into a bucket, and set on it, goes with it. */
export function forgetBucket(state: ServiceState, bucket: string): void {
  delete state.tables.objects[bucket];
  delete state.tables.bucketPolicies[bucket];
  state.save();
}
