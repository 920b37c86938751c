/** Loaded on demand: at the top of the file it would be a tenth of what importing the package costs. */
export function md5(text: string): string {
  return process.getBuiltinModule('crypto').createHash('md5').update(text).digest('hex');
}
