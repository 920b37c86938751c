// The CDK's own validation of templates starts for seconds in each process; the test of the example stack turns it on.
process.env.CDK_VALIDATION = 'false';
