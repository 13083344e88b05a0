import type { Payment } from '../../domain/mdf/activity.ts';
import { batchesPath, paymentLists } from '../format/payments.ts';

/** The lists of payments, and the files. */
export function PaymentTabs({ current }: { current: Payment['status'] | 'files' | undefined }) {
  const tabs = [
    ...paymentLists.map(({ status, label }) => ({
      key: status,
      label,
      href: status === 'due' ? '/payments' : `/payments?status=${status}`,
    })),
    { key: 'files', label: 'Files', href: batchesPath },
  ];
  return (
    <nav class="tabs" aria-label="Payments">
      <ul>
        {tabs.map(({ key, label, href }) => (
          <li>
            <a href={href} {...(key === current ? { 'aria-current': 'page' as const } : {})}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
