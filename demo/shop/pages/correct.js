import { visitShop } from './visit-shop.js'

await visitShop()
