// Asks for suggestions: not at every letter, never two at a time, never twice for the same.

export interface Hit {
  href: string;
  parts: [text: string, isMatch: boolean][];
  more: string;
}

export interface Answer {
  label: string;
  said: string;
  note: string;
  all: { label: string; href: string } | null;
  groups: { kind: string; label: string; hits: Hit[] }[];
}

const PAUSE = 90; // milliseconds without a letter
const KEPT = 60;

/** A function that gives the newest answer to `heard`; an older question is given up when a newer one is asked. */
export function asker(
  load: (address: string, signal: AbortSignal) => Promise<Answer>,
  heard: (answer: Answer) => void,
): (address: string) => void {
  const answers = new Map<string, Answer>();
  let timer = 0;
  let asked = new AbortController();

  async function ask(address: string): Promise<void> {
    asked = new AbortController();
    const { signal } = asked;
    try {
      const answer = await load(address, signal);
      answers.set(address, answer);
      if (answers.size > KEPT) answers.delete(answers.keys().next().value as string);
      if (!signal.aborted) heard(answer);
    } catch (error) {
      if (!signal.aborted) console.error(error); // the form works without suggestions
    }
  }

  return (address) => {
    clearTimeout(timer);
    asked.abort();
    const known = answers.get(address);
    if (known !== undefined) heard(known);
    else if (address !== "") timer = setTimeout(() => void ask(address), PAUSE) as unknown as number;
  };
}
