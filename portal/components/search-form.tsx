/** Finds a deal or a case, from wherever many of them are listed. */
export function SearchForm() {
  return (
    <search>
      <form class="filter find" method="get" action="/search">
        <label class="unseen" htmlFor="find">
          Search for a deal or a case
        </label>
        <input class="input-medium" id="find" name="q" type="search" maxlength={200} autocomplete="off" />
        <button type="submit" class="button">
          Search
        </button>
      </form>
    </search>
  );
}
