import { shapeGuide } from '../dialect/shapeGuide.ts'
import { REQUEST } from './requestModel.ts'

/** The members and values that the API defines at a path of a Delivery request. */
export const DELIVERY_GUIDE = shapeGuide(REQUEST)
