/** What the function is granted and no call to the local service can show to be needed, by statement and action, and why. */
export const NOT_SEEN_HERE: { readonly [key: string]: string } = {
  'EventDestinations kinesis:DescribeStreamSummary': 'the service looks at the stream as its caller; there is no Kinesis here',
  'Flows appflow:CreateFlow': 'the service makes the flow as its caller; here it does so as nobody',
  'Flows appflow:DeleteFlow': 'the service deletes the flow as its caller; here it does so as nobody',
  'Flows appflow:UseConnectorProfile': 'AppFlow asks it of whoever makes a flow; here that is nobody',
  'Keys kms:CreateGrant': 'the service asks KMS as its caller when it makes a domain with a key; there is no KMS here',
  'Keys kms:Decrypt': 'the service asks KMS as its caller; there is no KMS here',
  'Keys kms:DescribeKey': 'the service asks KMS as its caller; there is no KMS here',
  'Keys kms:GenerateDataKey': 'the service asks KMS as its caller; there is no KMS here',
  'Logs logs:CreateLogStream': 'Lambda writes the log as the role; there is no CloudWatch here',
  'Logs logs:PutLogEvents': 'Lambda writes the log as the role; there is no CloudWatch here',
  'ServiceLinkedRole iam:CreateServiceLinkedRole': 'the service makes its role as its caller with the first domain of an account; there is no IAM here',
  'ServiceRoles iam:DeleteRolePolicy': 'the service changes its own role as its caller when an event stream goes; there is no IAM here',
  'ServiceRoles iam:PutRolePolicy': 'the service changes its own role as its caller when an event stream comes; there is no IAM here',
};
