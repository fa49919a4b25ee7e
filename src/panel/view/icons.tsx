import type { ComponentChildren } from 'preact'
import { STATUS_SHAPES } from './statusShapes.tsx'

export type IconName = keyof typeof SHAPES

/**
 * A 16 px drawing in the text's colour; decoration only, with the same meaning as the words next to it or on its
 * button.
 */
export function Icon({ name, class: className }: { name: IconName; class?: string | undefined }) {
  return (
    <svg class={className} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {SHAPES[name]()}
    </svg>
  )
}

/** Created for each icon: Preact's element refers to the place where it was first drawn, and so to a row and its whole list. */
const CONTROL_SHAPES = {
  recording: () => (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <circle class="solid" cx="8" cy="8" r="3.4" />
    </>
  ),
  clear: () => (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M4 4l8 8" />
    </>
  ),
  search: () => (
    <>
      <circle cx="6.8" cy="6.8" r="4.2" />
      <path d="M10 10l3.6 3.6" />
    </>
  ),
  compose: () => <path d="M8 3v10M3 8h10" />,
  import: () => <path d="M8 2v7.5M5 6.7l3 3 3-3M2.5 10.5v3h11v-3" />,
  export: () => <path d="M8 9.5V2.2M5 5l3-3 3 3M2.5 10.5v3h11v-3" />,
  paste: () => (
    <>
      <path d="M5.6 3.2H4a1 1 0 0 0-1 1v8.6a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V4.2a1 1 0 0 0-1-1h-1.6" />
      <rect x="5.6" y="1.8" width="4.8" height="2.8" rx="0.8" />
    </>
  ),
  compare: () => (
    <>
      <rect x="2" y="3" width="4.8" height="10" rx="1" />
      <rect x="9.2" y="3" width="4.8" height="10" rx="1" />
      <path d="M3.6 6h1.6M3.6 8.6h1.6M10.8 6h1.6" />
    </>
  ),
  help: () => (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M6.2 6.4a1.9 1.9 0 1 1 2.6 1.8c-.6.3-.8.6-.8 1.2M8 11.3v.2" />
    </>
  ),
  settings: () => (
    <>
      <path d="M2 5h6.2M12 5h2M2 11h1.8M7.8 11H14" />
      <circle cx="10.1" cy="5" r="1.8" />
      <circle cx="5.8" cy="11" r="1.8" />
    </>
  ),
  close: () => <path d="M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6" />,
  copy: () => (
    <>
      <rect x="5.6" y="5.6" width="8" height="8" rx="1" />
      <path d="M10.4 5.4v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
    </>
  ),
  check: () => <path d="M3.2 8.4l3.2 3.2 6.4-7.2" />,
  back: () => <path d="M10 4L6 8l4 4" />,
  chevron: () => <path d="M6 4l4 4-4 4" />,
  down: () => <path d="M4.5 6.2L8 9.8l3.5-3.6" />,
  up: () => <path d="M4.5 9.8L8 6.2l3.5 3.6" />,
  note: () => <path d="M3 2.6h10v7.2l-3.4 3.6H3zM9.6 13.4V9.8H13M5.4 5.6h5.2M5.4 8h2.6" />,
  edit: () => <path d="M2.8 13.2l.7-3 7.4-7.4 2.3 2.3-7.4 7.4zM9.2 4.5l2.3 2.3" />,
  scenario: () => <path d="M2.4 4h8.2M2.4 8h5M2.4 12h5M11.4 7.6v6M8.4 10.6h6" />,
  columns: () => (
    <>
      <rect x="2.4" y="3" width="11.2" height="10" rx="1" />
      <path d="M6.2 3v10M9.8 3v10" />
    </>
  ),
  group: () => <path d="M2.4 3.6h11.2M6 8h7.6M6 12.4h7.6M2.6 6.2v6.2h.6M2.6 8h.6" />,
  plus: () => <path d="M8 3.2v9.6M3.2 8h9.6" />,
  minus: () => <path d="M3.2 8h9.6" />,
  undo: () => <path d="M3.6 9.4A4.6 4.6 0 1 0 4.8 4.8L3.4 6.1M3.2 2.8v3.4h3.4" />,
  warning: () => (
    <>
      <path d="M8 2.4l6.1 11H1.9zM8 6.4v3.1" />
      <circle class="solid" cx="8" cy="11.5" r=".85" />
    </>
  ),
  info: () => (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 7.5v3.4" />
      <circle class="solid" cx="8" cy="5" r=".85" />
    </>
  ),
  shield: () => (
    <>
      <path d="M8 1.8l5 1.8v4c0 3.2-2.1 5.4-5 6.6-2.9-1.2-5-3.4-5-6.6v-4zM8 5v3.4" />
      <circle class="solid" cx="8" cy="10.7" r=".85" />
    </>
  ),
  witness: () => (
    <>
      <path d="M1.6 8S3.9 3.8 8 3.8 14.4 8 14.4 8 12.1 12.2 8 12.2 1.6 8 1.6 8z" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  in: () => <path d="M8 2.4v8.2M4.8 7.4L8 10.6l3.2-3.2M3 13.4h10" />,
  rendered: () => (
    <>
      <rect x="2.4" y="3" width="11.2" height="10" rx="1" />
      <path d="M2.4 6h11.2" />
    </>
  ),
  more: () => (
    <>
      <circle class="solid" cx="3.4" cy="8" r="1.1" />
      <circle class="solid" cx="8" cy="8" r="1.1" />
      <circle class="solid" cx="12.6" cy="8" r="1.1" />
    </>
  ),
} satisfies Record<string, () => ComponentChildren>

const SHAPES = { ...CONTROL_SHAPES, ...STATUS_SHAPES }
