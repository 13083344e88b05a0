import { Component, type ReactNode } from 'react';

/** Keeps what goes wrong in one part of the page from taking the rest, and the text, with it. */
export class Guard extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="banner banner-bad" role="alert">
        <p>This part of the page has failed. Your text is not affected.</p>
        <button type="button" onClick={() => this.setState({ failed: false })}>
          Try again
        </button>
      </div>
    );
  }
}
