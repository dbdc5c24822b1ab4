// Where files come in: a button that opens the browser's dialogue, and the box itself, onto which they can be dropped.

/** Calls `take` with the files that were chosen or dropped, never with none. Files are dropped on the whole page. */
export function listenForFiles(
  box: HTMLElement,
  button: HTMLButtonElement,
  input: HTMLInputElement,
  take: (files: readonly File[]) => void,
): void {
  const given = (files: FileList | null | undefined): void => {
    if (files && files.length > 0) take([...files]);
  };
  button.addEventListener('click', () => {
    // Chosen once more, the same file has to count as chosen.
    input.value = '';
    input.click();
  });
  input.addEventListener('change', () => given(input.files));
  let depth = 0;
  const mark = (change: number): void => {
    depth = Math.max(0, depth + change);
    box.classList.toggle('over', depth > 0);
  };
  document.addEventListener('dragenter', () => mark(1));
  document.addEventListener('dragleave', () => mark(-1));
  // Without this the browser would open a dropped file instead of the page.
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(-depth);
    given(event.dataTransfer?.files);
  });
}

/** Whether the files can still be read: browsers refuse those that changed since they were chosen. */
export async function canBeRead(files: readonly Blob[]): Promise<boolean> {
  try {
    await Promise.all(files.map((file) => file.slice(0, 1).arrayBuffer()));
    return true;
  } catch {
    return false;
  }
}
