/** What is used of dagre. Its own types are of an ES module, which these files are not; what is loaded is the one that fits. */
declare module '@dagrejs/dagre' {
  export class Graph {
    constructor(options: { readonly multigraph: boolean });
    setGraph(label: {
      readonly rankdir: 'LR';
      readonly nodesep: number;
      readonly edgesep: number;
      readonly ranksep: number;
      /** Gives each node its `rank`. */
      readonly ranker: (graph: Graph) => void;
    }): void;
    /** Has the size of all once it is laid out. */
    graph(): { readonly height?: number };
    setNode(id: string, label: { readonly width: number; readonly height: number }): void;
    /** Has the middle of a node once it is laid out. */
    node(id: string): { rank?: number; readonly width: number; readonly height: number; readonly x?: number; readonly y?: number };
    nodes(): readonly string[];
    setEdge(from: string, to: string, label: { readonly weight: number }, name: string): void;
    edge(from: string, to: string, name: string): { readonly points?: readonly { readonly x: number; readonly y: number }[] };
  }
  /** Places nodes and edges, and writes where into their labels. */
  export function layout(graph: Graph): void;
}
