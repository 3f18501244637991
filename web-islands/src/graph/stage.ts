// The moving picture: sigma over a graphology graph, in the colours of the page, with one node in focus or none.
import { NodeSquareProgram } from "@sigma/node-square";
import Graph from "graphology";
import Sigma from "sigma";
import { EdgeLineProgram, EdgeRectangleProgram, NodePointProgram } from "sigma/rendering";
import type { Settings } from "sigma/settings";
import type { Picture } from "./data";

/** The square of sigma, with names drawn as for circles. */
class Square extends NodeSquareProgram {
  override drawLabel = undefined as unknown as NodeSquareProgram["drawLabel"];
  override drawHover = undefined as unknown as NodeSquareProgram["drawHover"];
}

const MANY = 4000; // edges above which they rest while the picture moves

interface Looks { city: string; network: string; edge: string; strong: string; older: string; faint: string; ink: string; paper: string; open: string; font: string }

/** Colours as the page has them now; they follow light and dark. */
function looks(root: HTMLElement): Looks {
  const style = getComputedStyle(root);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    city: of("--mark"), network: of("--cat-2"), edge: of("--mark-soft"), strong: of("--accent"), older: of("--rule-strong"), faint: of("--rule"),
    ink: of("--ink"), paper: of("--paper-lift"), open: of("--mark-soft"), font: style.fontFamily,
  };
}

interface Box { left: number; right: number; y: number }
type Drawn = { x: number; y: number; size: number; label?: string | null };

/** A name beside its mark, on paper so that ties do not cross it out; before the mark where the sheet ends, and not at
 * all where another name stands. */
function drawName(context: CanvasRenderingContext2D, data: Drawn, settings: { labelSize: number; labelFont: string }, ink: string, paper: string, taken: Box[]): void {
  const name = data.label ?? "";
  if (name === "") return;
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  const wide = context.measureText(name).width, room = context.canvas.width / (window.devicePixelRatio || 1);
  const x = data.x + data.size + 4 + wide > room ? data.x - data.size - 4 - wide : data.x + data.size + 4;
  if (taken.some((box) => Math.abs(box.y - data.y) < settings.labelSize && x < box.right && box.left < x + wide)) return;
  taken.push({ left: x, right: x + wide, y: data.y });
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = paper;
  context.strokeText(name, x, data.y + settings.labelSize / 3);
  context.fillStyle = ink;
  context.fillText(name, x, data.y + settings.labelSize / 3);
}

export class Stage {
  private readonly graph = new Graph({ type: "undirected" });
  private readonly sigma: Sigma;
  private near: Set<string> | null = null;
  private focused = "";
  private colours: Looks;
  private readonly names: Box[] = []; // drawn in this frame

  constructor(private readonly holder: HTMLElement, onChoose: (id: string) => void) {
    this.colours = looks(holder);
    this.sigma = new Sigma(this.graph, holder, this.settings());
    this.sigma.on("beforeRender", () => this.names.splice(0));
    this.sigma.on("clickNode", ({ node }) => onChoose(node));
    this.sigma.on("clickStage", () => onChoose(""));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.recolour());
  }

  private settings(): Partial<Settings> {
    return {
      nodeProgramClasses: { square: Square, point: NodePointProgram },
      edgeProgramClasses: { line: EdgeRectangleProgram, thin: EdgeLineProgram },
      defaultEdgeType: "line",
      labelFont: this.colours.font,
      labelSize: 12,
      labelColor: { color: this.colours.ink },
      labelDensity: 0.6,
      labelGridCellSize: 130,
      labelRenderedSizeThreshold: 6,
      minEdgeThickness: 0.9,
      zIndex: true,
      stagePadding: 16,
      itemSizesReference: "positions",
      zoomToSizeRatioFunction: (ratio) => ratio,
      autoRescale: true,
      minCameraRatio: 0.03,
      maxCameraRatio: 2,
      allowInvalidContainer: true,
      nodeReducer: (id, data) => this.node(id, data),
      edgeReducer: (id, data) => this.edge(id, data),
      defaultDrawNodeLabel: (context, data, settings) => drawName(context, data, settings, this.colours.ink, this.colours.paper, this.names),
      defaultDrawNodeHover: (context, data, settings) => drawName(context, data, settings, this.colours.strong, this.colours.paper, []),
    };
  }

  /** Show this picture; places come with it, and the camera stays where it is. */
  show(picture: Picture): void {
    const { width, height } = picture;
    const isLarge = picture.edges.length > MANY; // then with the programs that ask least of the machine
    this.graph.clear();
    for (const [id, node] of picture.nodes) {
      this.graph.addNode(id, {
        x: node.x, y: -node.y, size: node.size, label: node.entity.name, isHeld: node.isHeld,
        type: node.isSquare ? "square" : isLarge ? "point" : "circle", isSquare: node.isSquare,
      });
    }
    for (const { one, other, kind } of picture.edges) {
      if (!this.graph.hasEdge(one, other)) this.graph.addEdge(one, other, { kind, type: isLarge ? "thin" : "line", size: kind === "pair" ? 1.4 : 0.5 });
    }
    this.sigma.setCustomBBox({ x: [0, width], y: [-height, 0] });
    this.sigma.setSetting("hideEdgesOnMove", isLarge);
    this.sigma.setSetting("hideLabelsOnMove", isLarge);
    this.sigma.refresh();
  }

  /** Let this node and its neighbours stand out; "" lets all be equal. */
  focus(id: string, near: readonly string[]): void {
    this.focused = this.graph.hasNode(id) ? id : "";
    this.near = this.focused === "" ? null : new Set([id, ...near]);
    this.sigma.refresh({ skipIndexation: true });
  }

  /** Bring a node into the middle; at once where no motion is wanted. */
  centre(id: string): void {
    const at = this.sigma.getNodeDisplayData(id);
    if (at === undefined) return;
    const camera = this.sigma.getCamera(), to = { x: at.x, y: at.y, ratio: Math.min(camera.ratio, 0.6) };
    if (isStill()) camera.setState(to);
    else void camera.animate(to, { duration: 300 });
  }

  move(right: number, down: number): void {
    const camera = this.sigma.getCamera();
    camera.setState({ x: camera.x + 0.08 * right * camera.ratio, y: camera.y - 0.08 * down * camera.ratio });
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    camera.setState({ ratio: camera.getBoundedRatio(camera.ratio * factor) });
  }

  reset(): void {
    this.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }

  /** All layers on one canvas, on the paper of the page. */
  image(): HTMLCanvasElement {
    const made = document.createElement("canvas");
    const layers = [...this.holder.querySelectorAll("canvas")];
    const first = layers[0];
    if (first === undefined) return made;
    made.width = first.width;
    made.height = first.height;
    const context = made.getContext("2d");
    if (context === null) return made;
    context.fillStyle = this.colours.paper;
    context.fillRect(0, 0, made.width, made.height);
    this.sigma.refresh(); // draws at once: the layers are read before the browser clears them
    for (const layer of layers) context.drawImage(layer, 0, 0);
    return made;
  }

  private recolour(): void {
    this.colours = looks(this.holder);
    this.sigma.setSetting("labelColor", { color: this.colours.ink });
    this.sigma.refresh();
  }

  private node(id: string, data: Record<string, unknown>): Record<string, unknown> {
    const colour = data["isHeld"] === false ? this.colours.open : data["isSquare"] === true ? this.colours.network : this.colours.city;
    if (this.near === null) return { ...data, color: colour, zIndex: data["isSquare"] === true ? 1 : 0 };
    if (!this.near.has(id)) return { ...data, color: this.colours.faint, label: null, zIndex: 0 };
    return { ...data, color: id === this.focused ? this.colours.strong : colour, forceLabel: this.near.size < 60 || id === this.focused, zIndex: 2 };
  }

  private edge(id: string, data: Record<string, unknown>): Record<string, unknown> {
    const kind = data["kind"];
    if (this.near === null) {
      const { edge, strong, older } = this.colours;
      const colour = kind === "disputed" ? strong : kind === "last_seen" ? older : edge;
      return { ...data, color: colour, zIndex: 0 };
    }
    const isNear = this.graph.hasExtremity(id, this.focused);
    return isNear ? { ...data, color: this.colours.city, size: 1.4, zIndex: 1 } : { ...data, hidden: true };
  }
}

export function isStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
