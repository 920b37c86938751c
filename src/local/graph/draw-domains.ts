import { diagramOf } from './diagram/diagram-of';
import { mermaidText } from './mermaid/mermaid-text';
import type { DomainDefinitions, DomainPicture } from './picture/domain-picture';
import { makePicture } from './picture/make-picture';
import type { PictureOptions } from './picture/make-picture';
import { drawSvg } from './svg/draw';

/** What domains are drawn as. */
export type Format = 'svg' | 'mermaid';

/** A picture, and what is in it. */
export interface Drawn {
  readonly text: string;
  readonly pictures: readonly DomainPicture[];
}

/** Draws domains, one below the other. */
export function drawDomains(domains: readonly DomainDefinitions[], format: Format, options: PictureOptions = {}): Drawn {
  const pictures = domains.map((domain) => makePicture(domain, options));
  const diagrams = pictures.map(diagramOf);
  return { text: format === 'svg' ? drawSvg(diagrams) : mermaidText(diagrams), pictures };
}
