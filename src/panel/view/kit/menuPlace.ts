/** Where a menu opens, in CSS pixels of the window: below `bottom` or above `top`, from `left` on. */
export interface MenuPlace {
  top: number
  bottom: number
  left: number
}
