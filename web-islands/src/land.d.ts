declare module "virtual:land" {
  /** Address of the fine land file; see basemap.ts. */
  const address: string;
  export default address;
}
