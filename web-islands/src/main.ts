// The one script of every page: finds the places where an island may stand, and fetches each island when it is seen.
import "./fonts.css";
import { attach, type Island } from "./island";

const islands: Record<string, () => Promise<{ mount: Island }>> = {
  copy: () => import("./copy"),
  matrix: () => import("./matrix"),
  map: () => import("./map"),
  graph: () => import("./graph"),
  search: () => import("./search"),
};

attach(document, islands);
