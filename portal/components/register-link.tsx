/** The way to the registration form, for who may register. */
export function RegisterLink() {
  return (
    <a class="button button-main" href="/deals/new">
      Register a deal
    </a>
  );
}
