// Tests of what is built see what stands in the sources now.
import { build } from '../scripts/build.mjs';

export default async (): Promise<void> => {
  await build();
};
