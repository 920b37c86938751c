import {
  ConflictException$, ServiceQuotaExceededException$, UnsupportedOperationException$, ValidationException$,
} from '@aws-sdk/client-appflow';
import {
  AccessDeniedException$, BadRequestException$, InternalServerException$, ResourceNotFoundException$, ThrottlingException$,
} from '@aws-sdk/client-customer-profiles';
import { NormalizedSchema } from '@smithy/core/schema';

/** The five errors of Customer Profiles, and what AppFlow has beside them, with the status that their models give them. */
const MODELLED = {
  AccessDeniedException: AccessDeniedException$,
  BadRequestException: BadRequestException$,
  InternalServerException: InternalServerException$,
  ResourceNotFoundException: ResourceNotFoundException$,
  ThrottlingException: ThrottlingException$,
  ConflictException: ConflictException$,
  ServiceQuotaExceededException: ServiceQuotaExceededException$,
  UnsupportedOperationException: UnsupportedOperationException$,
  ValidationException: ValidationException$,
};

export type ServiceErrorName = keyof typeof MODELLED;

export const SERVICE_ERROR_NAMES = Object.keys(MODELLED) as readonly ServiceErrorName[];

/**
 * What a route gets that no operation answers. It is none of the five on purpose: a client that reads
 * ResourceNotFoundException as "it is not there" must not take a missing operation for a missing resource.
 */
const UNKNOWN_OPERATION = 'UnknownOperationException';

/** What the protocol itself refuses, before any operation has seen the request; no service models it. */
const SERIALIZATION = 'SerializationException';

/** An answer that tells the client why its request was not carried out. */
export class ServiceError extends Error {
  constructor(
    public readonly type: ServiceErrorName | typeof UNKNOWN_OPERATION | typeof SERIALIZATION, message: string, public readonly status: number,
  ) {
    super(message);
    this.name = type;
  }
}

/** @param status where HTTP has a better one than the service's */
export function serviceError(name: ServiceErrorName, message: string, status?: number): ServiceError {
  return new ServiceError(name, message, status ?? Number(NormalizedSchema.of(MODELLED[name]).getMergedTraits().httpError));
}

export function badRequest(message: string, status?: number): ServiceError {
  return serviceError('BadRequestException', message, status);
}

/** AppFlow's word for a request that is wrong. */
export function invalid(message: string): ServiceError {
  return serviceError('ValidationException', message);
}

export function notFound(message: string): ServiceError {
  return serviceError('ResourceNotFoundException', message);
}

export function unknownOperation(message: string, status: 404 | 405): ServiceError {
  return new ServiceError(UNKNOWN_OPERATION, message, status);
}

/** Bytes that the protocol cannot make a request of. */
export function serializationError(message: string): ServiceError {
  return new ServiceError(SERIALIZATION, message, 400);
}
