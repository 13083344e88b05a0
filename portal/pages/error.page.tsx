import { Layout } from '../components/layout.tsx';
import type { Frame } from '../frame.ts';

interface ErrorProps {
  readonly frame: Frame;
  readonly title: string;
  readonly message: string;
  /** The way on, if it is not simply back to the start. */
  readonly way?: { readonly href: string; readonly label: string };
}

/** What went wrong in plain words, and a way on. */
export function ErrorPage({ frame, title, message, way }: ErrorProps) {
  const { href, label } = way ?? {
    href: '/',
    label: frame.person ? 'Back to your deals' : 'Back to the start',
  };
  return (
    <Layout frame={frame} title={title} narrow>
      <h1>{title}</h1>
      <p class="lead">{message}</p>
      <p>
        <a class="button" href={href}>
          {label}
        </a>
      </p>
    </Layout>
  );
}
