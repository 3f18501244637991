// Parts of the page that the server has written follow the map: they are fetched with the page of the new address.

export async function follow(address: string, signal: AbortSignal): Promise<void> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll<HTMLElement>("[data-follows]")) {
    const newer = page.querySelector(`[data-follows="${part.dataset["follows"]}"]`);
    if (newer !== null && !part.contains(document.activeElement)) part.replaceWith(document.adoptNode(newer));
  }
  const [day, newDay] = [document, page].map((one) => one.querySelector<HTMLInputElement>("#as_of"));
  if (day && newDay) day.value = newDay.value;
}
