import type { ComponentChildren } from 'preact'

/** One shape for each status, so that statuses do not differ by colour alone. Created for each icon. */
export const STATUS_SHAPES = {
  rejected: () => <path d="M5.6 2.2h4.8l3.4 3.4v4.8l-3.4 3.4H5.6l-3.4-3.4V5.6zM6 6l4 4M10 6l-4 4" />,
  notAcknowledged: () => (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M6.2 6.5c0-1.1.8-1.8 1.8-1.8s1.8.7 1.8 1.6c0 1.3-1.8 1.4-1.8 2.7" />
      <circle class="solid" cx="8" cy="11.1" r=".85" />
    </>
  ),
  mismatch: () => <path d="M3 6h10M3 10h10M10.4 2.8L5.6 13.2" />,
  duplicate: () => (
    <>
      <circle cx="5.9" cy="8" r="3.9" />
      <circle cx="10.1" cy="8" r="3.9" />
    </>
  ),
  notRendered: () => <path d="M2.2 8s2-3.9 5.8-3.9S13.8 8 13.8 8s-2 3.9-5.8 3.9S2.2 8 2.2 8zM3.2 12.8l9.6-9.6" />,
  expected: () => <path d="M4 14V2.6M4 3.2h8l-1.8 2.9L12 9H4" />,
  unexpected: () => (
    <>
      <path d="M3.2 14V2.6M3.2 3.2h6.2L7.8 6.1 9.4 9H3.2M12.6 3.2v4.4" />
      <circle class="solid" cx="12.6" cy="10.6" r=".85" />
    </>
  ),
  due: () => (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 4.7V8l2.3 1.6" />
    </>
  ),
  held: () => (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M6.4 5.6v4.8M9.6 5.6v4.8" />
    </>
  ),
  waiting: () => <circle cx="8" cy="8" r="5.8" />,
  sent: () => <path d="M4.2 11.8l7.4-7.4M5.8 4.2h6v6" />,
  acknowledged: () => (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M5.4 8.2l1.9 1.9 3.4-3.9" />
    </>
  ),
  counted: () => (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <circle class="solid" cx="8" cy="8" r="2.6" />
    </>
  ),
  noAnswer: () => (
    <>
      <circle cx="8" cy="8" r="5.8" stroke-dasharray="2.2 2.4" />
      <path d="M5.6 8h4.8" />
    </>
  ),
  otherOrigin: () => (
    <>
      <rect x="2.2" y="2.8" width="11.6" height="10.4" rx="1" />
      <rect x="7.2" y="7" width="4.2" height="3.8" />
    </>
  ),
  accepted: () => <path d="M3.2 8.4l3.2 3.2 6.4-7.2" />,
  onlyBefore: () => (
    <>
      <rect class="solid" x="2.2" y="3.6" width="5" height="8.8" rx="1" />
      <rect x="9" y="3.6" width="4.8" height="8.8" rx="1" stroke-dasharray="1.6 1.8" />
    </>
  ),
  onlyAfter: () => (
    <>
      <rect x="2.2" y="3.6" width="4.8" height="8.8" rx="1" stroke-dasharray="1.6 1.8" />
      <rect class="solid" x="8.8" y="3.6" width="5" height="8.8" rx="1" />
    </>
  ),
  otherExperience: () => <path d="M2.4 8h3.4l4-3.8h3.6M5.8 8l4 3.8h3.6M11.4 2.2l2 2-2 2M11.4 9.8l2 2-2 2" />,
  same: () => <path d="M3.4 6h9.2M3.4 10h9.2" />,
} satisfies Record<string, () => ComponentChildren>
