// Which rows a scrolled window shows, and where the keys lead: pure arithmetic, apart from the page.

export interface Span {
  first: number; // index of the first row
  end: number; // index after the last row
}

export interface Cell {
  row: number;
  column: number;
}

/** The rows to draw for a window of `height` that is scrolled by `top`, with some rows more on both sides. */
export function spanOf(top: number, height: number, rowHeight: number, total: number, beyond = 12): Span {
  const first = Math.floor(top / rowHeight);
  const last = Math.ceil((top + height) / rowHeight);
  return { first: Math.max(0, Math.min(first - beyond, total)), end: Math.max(0, Math.min(last + beyond, total)) };
}

/** The chunks of `most` rows that a span touches. */
export function chunksOf(span: Span, most: number): number[] {
  const chunks: number[] = [];
  for (let chunk = Math.floor(span.first / most); chunk * most < span.end; chunk += 1) chunks.push(chunk);
  return chunks;
}

/** Where a key leads from a cell; undefined for a key that does not move. `columns` counts the name of the row. */
export function moved(from: Cell, key: string, ctrl: boolean, total: number, columns: number, page: number, rtl: boolean): Cell | undefined {
  const rows = (step: number): Cell => ({ ...from, row: Math.max(0, Math.min(total - 1, from.row + step)) });
  const across = (step: number): Cell => ({ ...from, column: Math.max(0, Math.min(columns - 1, from.column + step)) });
  switch (key) {
    case "ArrowDown": return rows(1);
    case "ArrowUp": return rows(-1);
    case "ArrowRight": return across(rtl ? -1 : 1);
    case "ArrowLeft": return across(rtl ? 1 : -1);
    case "PageDown": return rows(page);
    case "PageUp": return rows(-page);
    case "Home": return ctrl ? { row: 0, column: 0 } : { ...from, column: 0 };
    case "End": return ctrl ? { row: total - 1, column: columns - 1 } : { ...from, column: columns - 1 };
    default: return undefined;
  }
}
