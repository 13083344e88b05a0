/** Keeps what was typed, finished or not. */
export function SaveForLater({ label = 'Save for later' }: { label?: string }) {
  return (
    <button type="submit" class="button" name="save" value="later">
      {label}
    </button>
  );
}
