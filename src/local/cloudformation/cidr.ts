import { show } from './json';
import { TemplateError } from './template';

/** The blocks that Fn::Cidr cuts an IPv4 or IPv6 block into: so many, each with so many bits for hosts. */
export function cidrBlocks(block: string, count: number, hostBits: number | undefined, path: string): string[] {
  const [address, prefix] = block.split('/');
  const width = address.includes(':') ? 128 : 32;
  // the documentation of Fn::Cidr: 32 - 24 where nothing is given; IPv6 has a subnet of 64 bits
  const bits = hostBits ?? (width === 32 ? 8 : 64);
  const room = width - Number(prefix);
  const whole = [room, bits, count].every(Number.isInteger);
  if (!whole || room < 0 || bits < 1 || bits > room || count < 1 || count > 256) {
    throw new TemplateError(`${path} cannot cut ${show(block)} into ${count} blocks of ${bits} bits; it must be [block, count from 1 to 256, bits within the block]`);
  }
  const most = 2n ** BigInt(room - bits);
  if (BigInt(count) > most) {
    throw new TemplateError(`${path} cannot cut ${count} blocks of ${bits} bits from ${show(block)}, only ${most}`);
  }
  const first = width === 32 ? readIpv4(address) : readIpv6(address);
  const write = width === 32 ? writeIpv4 : writeIpv6;
  return Array.from({ length: count }, (_, index) => `${write(first + BigInt(index) * 2n ** BigInt(bits))}/${width - bits}`);
}

function readIpv4(address: string): bigint {
  return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function writeIpv4(value: bigint): string {
  return digits(value, 4, 256n).join('.');
}

function readIpv6(address: string): bigint {
  const [head, tail] = address.split('::').map((half) => half === '' ? [] : half.split(':'));
  const groups = tail === undefined ? head : [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

/** Without shortening but for leading zeros: it need only be a right one. */
function writeIpv6(value: bigint): string {
  return digits(value, 8, 65536n).map((group) => group.toString(16)).join(':');
}

function digits(value: bigint, count: number, base: bigint): bigint[] {
  return Array.from({ length: count }, (_, index) => value / base ** BigInt(count - 1 - index) % base);
}
