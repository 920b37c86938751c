/** Where the files of a page are on the web. */
export interface WebPlace {
  /** On GitHub, as in package.json: for example `https://github.com/owner/name.git`. */
  readonly repository: string;
  /** A tag or branch. */
  readonly revision: string;
}

/** GitHub serves what is shown as an image from another host, and NuGet shows images of no other. */
const IMAGES = 'https://raw.githubusercontent.com';
const IMAGE = /\.(png|jpe?g|gif|svg|webp)$/i;

/**
 * A target that is to be read from the page's own folder. What has a scheme or begins with two slashes is absolute, and what begins with `#` is on the page itself.
 */
const RELATIVE = /^(?![a-z][a-z\d+.-]*:|\/\/|#)\S/i;

/** Code, fenced or within a line, which shows links and has none. */
const CODE = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[^\n]*$|(?<!`)(`+)(?!`)[^]*?[^`]\2(?!`)/gm;

/** Links and images, definitions, and attributes of HTML: what is before the target, and the target. */
const LINKS: readonly RegExp[] = [
  /(\]\(\s*<?)([^\s()<>]+)/g,
  /^( {0,3}\[[^\]\n]+\]:\s*<?)([^\s<>]+)/gm,
  /(<(?:img|source|a)\b[^>]*?\s(?:src|srcset|href)=["'])([^"']+)/gi,
];

/** A page of Markdown that reads the same wherever it is shown: its links to files of the repository are absolute. */
export function absoluteLinks(markdown: string, place: WebPlace): string {
  let text = '';
  let end = 0;
  for (const code of markdown.matchAll(CODE)) {
    text += withAbsoluteLinks(markdown.slice(end, code.index), place) + code[0];
    end = code.index + code[0].length;
  }
  return text + withAbsoluteLinks(markdown.slice(end), place);
}

function withAbsoluteLinks(prose: string, place: WebPlace): string {
  return LINKS.reduce((text, link) => text.replace(link, (whole, before: string, target: string) => (
    RELATIVE.test(target) ? `${before}${addressOf(target, place)}` : whole
  )), prose);
}

function addressOf(target: string, { repository, revision }: WebPlace): string {
  const home = new URL(repository.replace(/^git\+/, '').replace(/\.git$/, ''));
  const [file] = target.split(/[?#]/);
  const folder = IMAGE.test(file) ? `${IMAGES}${home.pathname}/${revision}/` : `${home.href}/blob/${revision}/`;
  return new URL(target.replace(/^\/+/, ''), folder).href;
}
