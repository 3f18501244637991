// The one script of every page: finds the places where an island may stand, and fetches each island when it is seen.
import { attach, type Island } from "./island";

const islands: Record<string, () => Promise<{ mount: Island }>> = {
  map: () => import("./map"),
  search: () => import("./search"),
};

attach(document, islands);
