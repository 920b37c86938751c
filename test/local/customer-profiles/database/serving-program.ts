import { LocalCustomerProfiles } from '../../../../src/local/customer-profiles';

/** The whole service, in a process of its own: prints its address, and is over when its input ends, so that it does not outlive who started it. */
const [dataFile, consistency] = process.argv.slice(2);
process.stdin.on('end', () => process.exit()).resume();
void new LocalCustomerProfiles({ dataFile, eventualConsistency: consistency === 'eventual' }).start().then((url) => console.log(url));
