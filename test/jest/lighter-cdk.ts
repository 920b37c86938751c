// The CDK's own validation of templates starts for seconds in each process; the test of the example stack turns it on.
process.env.CDK_VALIDATION = 'false';
// Nobody reads where in a test a construct was made, and to find it out takes longer than to make it.
process.env.CDK_CONTEXT_JSON = JSON.stringify({ 'aws:cdk:disable-creation-stack-traces': true });
