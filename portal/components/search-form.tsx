/** Finds a deal or a case, from wherever many of them are listed. */
export function SearchForm() {
  return (
    <search>
      <form class="filter" method="get" action="/search">
        <label htmlFor="find">Find</label>
        <input id="find" name="q" type="search" maxlength={200} autocomplete="off" />
        <button type="submit" class="button">
          Search
        </button>
      </form>
    </search>
  );
}
